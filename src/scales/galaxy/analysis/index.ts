/** The galaxy's analyses: where a layer's features lie, the shape of their cloud, and how both compare with nulls. */
export { axisSigns, projected, withSigns, type Projection, type Signs } from './alignment.ts';
export {
  clusteringEntropy,
  type ClusteringEntropy,
  type ClusteringEntropyParameters,
} from './clusteringEntropy.ts';
export { cloud, type Cloud, type CloudParameters } from './cloud.ts';
export { isotropy, type Isotropy, type IsotropyParameters, type MeanCosineFigure } from './isotropy.ts';
export { measured, type Measure } from './measure.ts';
export { PUBLISHED_SLOPES, type PublishedSlopes } from './published.ts';
export {
  shape,
  shapeOver,
  type Shape,
  type ShapeParameters,
  type SpectrumFigures,
  type WindowedShape,
} from './shape.ts';
export type { Umap, UmapParameters } from './umap.ts';
