import {
  analogyTest,
  componentCurve,
  crystalQuality,
  placeCrystals,
  distractors,
  layerQuality,
} from '../../src/scales/atom/analysis/index.ts';
import { differenceClusters } from '../../src/scales/atom/analysis/search/differenceClusters.ts';
import { planeView } from '../../src/scales/atom/analysis/crystals/plane.ts';
import { publishedCrystals } from '../../src/scales/atom/analysis/published/crystals.ts';
import { crystalSearch } from '../../src/scales/atom/analysis/search/search.ts';
import { toDouble } from '../../src/math/matrices/doubleMatrix.ts';
import { chosenPoints } from '../../src/scales/atom/analysis/search/chosenPoints.ts';
import { solvedAnalogy } from '../../src/scales/atom/analysis/crystals/solved.ts';
import {
  analogyJob,
  analogyTestJob,
  componentCurveJob,
  crystalQualityJob,
  crystalSearchJob,
  crystalsJob,
  differenceClustersJob,
  distractorsJob,
  layerQualityJob,
  planeJob,
  publishedCrystalsJob,
} from '../../src/scales/atom/jobs.ts';
import { relationWords, vectorsAmong } from '../../src/scales/atom/analysis/reports.ts';
import { implement } from '../registry.ts';

implement(crystalsJob, async (dataset, { layer, ...parameters }, work) =>
  placeCrystals(await relationWords(dataset, layer), parameters, work),
);
implement(crystalQualityJob, async (dataset, { layer, ...parameters }, work) =>
  crystalQuality(await relationWords(dataset, layer), parameters, work),
);
implement(componentCurveJob, async (dataset, { layer, most, ...parameters }, work) =>
  componentCurve(await relationWords(dataset, layer), parameters, most, work),
);
implement(publishedCrystalsJob, async (dataset, { layer, most, ...parameters }, work) =>
  publishedCrystals(await relationWords(dataset, layer), parameters, most, work),
);
implement(distractorsJob, async (dataset, { layer, count, ...parameters }, work) =>
  distractors(await relationWords(dataset, layer), parameters, count, work),
);
implement(analogyJob, async (dataset, { layer, question, ...parameters }, work) =>
  solvedAnalogy(await relationWords(dataset, layer), question, parameters, work),
);
implement(analogyTestJob, async (dataset, { layer, ...parameters }, work) =>
  analogyTest(await relationWords(dataset, layer), parameters, work),
);
implement(layerQualityJob, async (dataset, { layer, ...parameters }, work) =>
  layerQuality(await relationWords(dataset, layer), parameters, work),
);
implement(crystalSearchJob, async (dataset, { layer, among, ...parameters }, work) =>
  crystalSearch(await vectorsAmong(dataset, layer, among), parameters, work),
);
implement(differenceClustersJob, async (dataset, { layer, among, ...parameters }, work) =>
  differenceClusters(await vectorsAmong(dataset, layer, among), parameters, work),
);
implement(planeJob, async (dataset, { layer, among, points }, work) => {
  const vectors = await vectorsAmong(dataset, layer, among);
  return planeView(toDouble(chosenPoints(vectors, { features: points, unitLength: true })), work);
});
