/** The galaxy's analyses: where a layer's features lie, the shape of their cloud, and how both compare with nulls. */
export { axisSigns, projected, withSigns, type Projection, type Signs } from './analysis/alignment.ts';
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
export { measured, type Measure } from './analysis/measure.ts';
export { PUBLISHED_SLOPES, type PublishedSlopes } from './analysis/published.ts';
export {
  shape,
  shapeOver,
  type Shape,
  type ShapeParameters,
  type SpectrumFigures,
  type WindowedShape,
} from './analysis/shape.ts';
export type { Umap, UmapParameters } from './analysis/umap.ts';
