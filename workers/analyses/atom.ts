import type { Dataset } from '../../src/dataset/dataset.ts';
import {
  componentCurve,
  crystalQuality,
  crystalScene,
  distractors,
} from '../../src/scales/atom/analysis/index.ts';
import { differenceClusters } from '../../src/scales/atom/analysis/differenceClusters.ts';
import { planeView } from '../../src/scales/atom/analysis/plane.ts';
import { crystalSearch } from '../../src/scales/atom/analysis/search.ts';
import { toDouble } from '../../src/math/matrices/doubleMatrix.ts';
import { chosenPoints } from '../../src/scales/atom/analysis/search/chosenPoints.ts';
import { solvedAnalogy } from '../../src/scales/atom/analysis/solved.ts';
import {
  analogyJob,
  componentCurveJob,
  crystalQualityJob,
  crystalSearchJob,
  crystalSceneJob,
  differenceClustersJob,
  distractorsJob,
  planeJob,
  qualityByLayerJob,
  type LayerQuality,
} from '../../src/scales/atom/jobs.ts';
import { stepOf } from '../../src/math/work/work.ts';
import { implement } from '../registry.ts';

async function relationWords(dataset: Dataset, layer: string) {
  const [vectors, relations] = await Promise.all([dataset.wordVectors(layer), dataset.relations()]);
  return { vectors, relations };
}

const vectorsOf = (dataset: Dataset, layer: string, among: 'features' | 'words') =>
  among === 'features' ? dataset.decoder(layer) : dataset.wordVectors(layer);

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
implement(qualityByLayerJob, async (dataset, { layers, ...given }, work) => {
  const { layer: _all, ...parameters } = given;
  const found: LayerQuality[] = [];
  let relations: { id: string; name: string }[] = [];
  for (const [i, layer] of layers.entries()) {
    const name = dataset.info.layers.find((one) => one.id === layer)?.name ?? layer;
    const step = stepOf(work, i / layers.length, (i + 1) / layers.length);
    work.progress(i / layers.length, `Measuring ${name}`);
    const quality = await crystalQuality(await relationWords(dataset, layer), parameters, step);
    relations = quality.relations.map((relation) => ({ id: relation.id, name: relation.name }));
    found.push({
      layer,
      heldOut: quality.heldOut?.removed.mean ?? null,
      sd: quality.heldOut?.removed.sd ?? null,
      nullMean: quality.shuffled?.heldOut?.null.mean ?? null,
      relations: Float64Array.from(quality.relations, ({ heldOut }) => heldOut?.silhouette ?? NaN),
    });
  }
  return { relations, layers: found };
});
implement(crystalSearchJob, async (dataset, { layer, among, ...parameters }, work) =>
  crystalSearch(await vectorsOf(dataset, layer, among), parameters, work),
);
implement(differenceClustersJob, async (dataset, { layer, among, ...parameters }, work) =>
  differenceClusters(await vectorsOf(dataset, layer, among), parameters, work),
);
implement(planeJob, async (dataset, { layer, among, points }, work) => {
  const vectors = await vectorsOf(dataset, layer, among);
  return planeView(toDouble(chosenPoints(vectors, { features: points, unitLength: true })), work);
});
