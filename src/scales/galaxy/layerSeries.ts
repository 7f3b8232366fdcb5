import type { LayerInfo } from '../../dataset/dataset.ts';
import { jobs } from '../../jobs/page.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import { createSeries, resultOf, seriesKey, type SeriesPoint, type SeriesState } from '../../jobs/series.ts';
import { useSeries, type SeriesView } from '../../jobs/useSeries.ts';
import { useGivenSeries } from '../shared/asking/useGiven.ts';
import type { ClusteringEntropy, Shape } from './analysis/index.ts';
import { entropyJob, shapeJob } from './jobs.ts';
import { entropyRequest, shapeRequest } from './requests.ts';

/** What has been found of a layer so far. */
export interface LayerFigures {
  readonly layer: LayerInfo;
  readonly shape: Shape | undefined;
  readonly entropy: ClusteringEntropy | undefined;
}

/** The layers' spectra and clustering entropies, kept for the visit. */
const series = createSeries<Shape | ClusteringEntropy>(jobs);

const shapePoint = (layer: LayerInfo): SeriesPoint<Shape> => ({
  id: `shape:${layer.id}`,
  job: shapeJob,
  parameters: shapeRequest(layer),
  title: `Spectrum of ${layer.name}`,
});

const entropyPoint = (layer: LayerInfo, seed: number): SeriesPoint<ClusteringEntropy> => ({
  id: `entropy:${layer.id}`,
  job: entropyJob,
  parameters: entropyRequest(layer, { seed }),
  title: `Clustering entropy of ${layer.name}`,
});

/** The layers of a dataset as a series: two points a layer. It starts by itself if its results came with the dataset. */
export function useLayerSeries(
  dataset: DatasetReference,
  seed: number,
  layers: readonly LayerInfo[],
): SeriesView<Shape | ClusteringEntropy> {
  const key = seriesKey(dataset, { seed });
  const points = layers.flatMap((layer) => [shapePoint(layer), entropyPoint(layer, seed)]);
  const view = useSeries(series, { key, dataset, points });
  const slow = layers.map((layer) => entropyPoint(layer, seed));
  useGivenSeries(key, slow, view.start);
  return view;
}

/** What a series holds of each layer. */
export const layerFigures = (
  state: Pick<SeriesState<Shape | ClusteringEntropy>, 'results'>,
  seed: number,
  layers: readonly LayerInfo[],
): LayerFigures[] =>
  layers.map((layer) => ({
    layer,
    shape: resultOf(state, shapePoint(layer)),
    entropy: resultOf(state, entropyPoint(layer, seed)),
  }));
