/** The galaxy's analyses: where a layer's features lie, the shape of their cloud, and how both compare with nulls. */
export {
  clusteringEntropy,
  type ClusteringEntropy,
  type ClusteringEntropyParameters,
} from './analysis/clusteringEntropy.ts';
export { cloud, type Cloud, type CloudParameters } from './analysis/cloud.ts';
export {
  isotropy,
  type Isotropy,
  type IsotropyParameters,
  type MeanCosineFigure,
} from './analysis/isotropy.ts';
export { PUBLISHED_SLOPES, type PublishedSlopes } from './analysis/published.ts';
export { shape, type Shape, type ShapeParameters, type SpectrumFigures } from './analysis/shape.ts';
