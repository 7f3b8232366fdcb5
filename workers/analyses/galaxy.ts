import { columnRange, inSpace, projected, tsne } from '../../src/scales/cloud/analysis/index.ts';
import {
  clusteringEntropy,
  isotropy,
  layersL0,
  measured,
  metaSae,
  populationSlope,
  publishedEntropy,
  shape,
} from '../../src/scales/galaxy/analysis/index.ts';
import { matchedSpace, matching } from '../../src/scales/galaxy/analysis/matching/index.ts';
import {
  activationsJob,
  columnRangeJob,
  entropyJob,
  givenLayoutJob,
  isotropyJob,
  l0Job,
  matchingJob,
  measureJob,
  metaSaeJob,
  populationSlopeJob,
  projectionJob,
  publishedEntropyJob,
  shapeJob,
  tsneJob,
  umapJob,
} from '../../src/scales/galaxy/jobs.ts';
import { openReference } from '../../src/dataset/open/open.ts';
import { keepDatasets, openPrepared } from '../datasets.ts';
import { implement } from '../registry.ts';

implement(shapeJob, async (dataset, { layer }, work) => shape(await dataset.decoder(layer), {}, work));
implement(activationsJob, async (dataset, { layer }, work) =>
  shape(await dataset.activations(layer), {}, work),
);
implement(isotropyJob, async (dataset, { layer, ...parameters }, work) =>
  isotropy(await dataset.decoder(layer), parameters, work),
);
implement(populationSlopeJob, async (dataset, { layer, ...parameters }, work) =>
  populationSlope(await dataset.decoder(layer), parameters, work),
);
implement(entropyJob, async (dataset, { layer, ...parameters }, work) =>
  clusteringEntropy(await dataset.decoder(layer), parameters, work),
);
implement(publishedEntropyJob, async (dataset, { layer, ...parameters }, work) =>
  publishedEntropy(await dataset.decoder(layer), parameters, work),
);
implement(metaSaeJob, async (dataset, { layer, ...parameters }, work) =>
  metaSae(await dataset.decoder(layer), parameters, work),
);
implement(l0Job, async (dataset, { layers }) => layersL0(dataset, layers));
/** Files that a dataset is matched with; the last ones stay open. */
const openOther = keepDatasets(openPrepared(keepDatasets(openReference, 1)), 1);
implement(matchingJob, async (dataset, { layer, with: id, by, seed, other }, work) => {
  const second = other ? await openOther(other.reference) : dataset;
  return matching(await matchedSpace({ dataset, layer }, { dataset: second, layer: id }, by), { seed }, work);
});
implement(measureJob, async (dataset, { layer, measure }, work) =>
  measured(await dataset.decoder(layer), measure, work),
);
implement(columnRangeJob, async (dataset, { column, layers }) => ({
  range: await columnRange(dataset, column, layers),
}));
implement(projectionJob, async (dataset, { layer, ...axes }) =>
  projected(await dataset.decoder(layer), axes),
);
implement(givenLayoutJob, async (dataset, { layer }) => {
  const layout = await dataset.layout(layer);
  return { positions: inSpace(layout), dimensions: layout.columns };
});
implement(tsneJob, async (dataset, { layer, ...parameters }, work) =>
  tsne(await dataset.decoder(layer), parameters, work),
);
// The library of UMAP is loaded only for this job.
implement(umapJob, async (dataset, { layer, ...parameters }, work) => {
  const { umap } = await import('../../src/scales/cloud/analysis/layouts/umap.ts');
  return umap(await dataset.decoder(layer), parameters, work);
});
