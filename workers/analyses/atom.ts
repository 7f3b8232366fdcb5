import type { Dataset } from '../../src/dataset/dataset.ts';
import { crystalQuality, crystalScene } from '../../src/scales/atom/analysis.ts';
import { crystalQualityJob, crystalSceneJob } from '../../src/scales/atom/jobs.ts';
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
