/** The galaxy's analyses: the shape of a layer's cloud, and how it compares with nulls. */
export {
  clusteringEntropy,
  type ClusteringEntropy,
  type ClusteringEntropyParameters,
} from './clusteringEntropy.ts';
export { isotropy, type Isotropy, type IsotropyParameters, type MeanCosineFigure } from './isotropy.ts';
export { META_DEFAULTS, META_WIDTHS } from './meta/defaults.ts';
export { metaSae, type MetaSae, type MetaSaeParameters } from './meta/metaSae.ts';
export { metaVerdict } from './meta/metaVerdict.ts';
export { featuresOfMetas, metasOf, strengthsOf, strongestMetas, type Strength } from './meta/parts.ts';
export { rungName, rungOf, rungsOf, type Rung } from './matchedL0.ts';
export { measured, type Measure } from './measure.ts';
export { layersL0 } from './measuredL0.ts';
export {
  MATCHED_LADDERS,
  PUBLISHED_MARKS,
  type PublishedLayer,
  type PublishedMarks,
} from './published/marks.ts';
export {
  publishedEntropy,
  type NoiseEntropy,
  type PublishedEntropy,
  type PublishedEntropyParameters,
} from './published/publishedEntropy.ts';
export { publishedSpectrum, type PublishedSpectrum } from './published/publishedSpectrum.ts';
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
export { entropyVerdict, isotropyVerdict, publishedEntropyVerdict, slopeVerdict } from './verdicts.ts';
