import type { LayerInfo } from '../../dataset/dataset.ts';
import { jobs } from '../../jobs/page.ts';
import type { DatasetReference } from '../../dataset/reference.ts';
import {
  createSeries,
  resultOf,
  seriesKey,
  type SeriesPoint,
  type SeriesState,
} from '../../jobs/series/series.ts';
import { useSeries, type SeriesView } from '../../jobs/series/useSeries.ts';
import { useAskedSeries } from '../shared/asking/useAskedSeries.ts';
import { useGivenSeries } from '../shared/asking/useGiven.ts';
import type { ClusteringEntropy, PublishedEntropy, Shape } from './analysis/index.ts';
import { entropyJob, publishedEntropyJob, shapeJob } from './jobs.ts';
import { entropyRequest, publishedEntropyRequest, shapeRequest } from './requests.ts';

/** What has been found of a layer so far. */
export interface LayerFigures {
  readonly layer: LayerInfo;
  readonly shape: Shape | undefined;
  readonly entropy: ClusteringEntropy | undefined;
  readonly published: PublishedEntropy | undefined;
}

type Found = Shape | ClusteringEntropy | PublishedEntropy;

/** The layers' spectra and clustering entropies, kept for the visit. */
const series = createSeries<Found>(jobs);

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

const publishedPoint = (layer: LayerInfo, seed: number): SeriesPoint<PublishedEntropy> => ({
  id: `published entropy:${layer.id}`,
  job: publishedEntropyJob,
  parameters: publishedEntropyRequest(layer, { seed }),
  title: `Clustering entropy of ${layer.name} as published`,
});

/** What decides the points of a series besides the dataset. */
export interface SeriesRequest {
  readonly seed: number;
  /** the clustering entropy as published instead of ours */
  readonly asPublished: boolean;
}

/** The layers of a dataset as a series: two points a layer. It starts by itself if its results came with the dataset. */
export function useLayerSeries(
  dataset: DatasetReference,
  { seed, asPublished }: SeriesRequest,
  layers: readonly LayerInfo[],
): SeriesView<Found> {
  const key = seriesKey(dataset, asPublished ? { seed, asPublished } : { seed });
  const slowPoint: (layer: LayerInfo, seed: number) => SeriesPoint<Found> = asPublished
    ? publishedPoint
    : entropyPoint;
  const points = layers.flatMap((layer) => [shapePoint(layer), slowPoint(layer, seed)]);
  const view = useAskedSeries('galaxy.layers', 'All layers', useSeries(series, { key, dataset, points }));
  const slow = layers.map((layer) => slowPoint(layer, seed));
  useGivenSeries(key, slow, view.start);
  return view;
}

/** What a series holds of each layer. */
export const layerFigures = (
  state: Pick<SeriesState<Found>, 'results'>,
  seed: number,
  layers: readonly LayerInfo[],
): LayerFigures[] =>
  layers.map((layer) => ({
    layer,
    shape: resultOf(state, shapePoint(layer)),
    entropy: resultOf(state, entropyPoint(layer, seed)),
    published: resultOf(state, publishedPoint(layer, seed)),
  }));
