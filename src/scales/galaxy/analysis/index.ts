/** The galaxy's analyses: the shape of a layer's cloud, and how it compares with nulls. */
export {
  clusteringEntropy,
  type ClusteringEntropy,
  type ClusteringEntropyParameters,
} from './clusteringEntropy.ts';
export { isotropy, type Isotropy, type IsotropyParameters, type MeanCosineFigure } from './isotropy.ts';
export { measured, type Measure } from './measure.ts';
export { PUBLISHED_SLOPES, type PublishedSlopes } from './published.ts';
export {
  populationSlope,
  type Estimate,
  type PopulationSlope,
  type PopulationSlopeParameters,
} from './populationSlope.ts';
export {
  shape,
  shapeOver,
  type Shape,
  type ShapeParameters,
  type SpectrumFigures,
  type WindowedShape,
} from './shape.ts';
export { entropyVerdict, isotropyVerdict, slopeVerdict } from './verdicts.ts';
