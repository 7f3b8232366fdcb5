import type { Dataset } from '../../src/dataset/dataset.ts';
import { componentCurve, crystalQuality, crystalScene, distractors } from '../../src/scales/atom/analysis.ts';
import { solvedAnalogy } from '../../src/scales/atom/analysis/solved.ts';
import {
  analogyJob,
  componentCurveJob,
  crystalQualityJob,
  crystalSceneJob,
  distractorsJob,
} from '../../src/scales/atom/jobs.ts';
import { implement } from '../registry.ts';

async function relationWords(dataset: Dataset, layer: string) {
  const [vectors, relations] = await Promise.all([dataset.wordVectors(layer), dataset.relations()]);
  return { vectors, relations };
}

implement(crystalSceneJob, async (dataset, { layer, ...parameters }, work) =>
  crystalScene(await relationWords(dataset, layer), parameters, work),
);
implement(crystalQualityJob, async (dataset, { layer, ...parameters }, work) =>
  crystalQuality(await relationWords(dataset, layer), parameters, work),
);
implement(componentCurveJob, async (dataset, { layer, most, ...parameters }, work) =>
  componentCurve(await relationWords(dataset, layer), parameters, most, work),
);
implement(distractorsJob, async (dataset, { layer, count, ...parameters }, work) =>
  distractors(await relationWords(dataset, layer), parameters, count, work),
);
implement(analogyJob, async (dataset, { layer, question, ...parameters }, work) =>
  solvedAnalogy(await relationWords(dataset, layer), question, parameters, work),
);
