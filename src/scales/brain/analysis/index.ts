/** The analyses of the brain: lobes of features that fire together, and the measures of these lobes. */
export { featuresToCluster, lobes, type Lobes, type LobesParameters } from './lobes/lobes.ts';
export {
  COOCCURRENCE_AFFINITIES,
  GEOMETRY_AFFINITIES,
  type AffinityName,
  type CooccurrenceAffinity,
} from './affinities/affinities.ts';
export { featureCount, recordedBlocks, type LobesInput } from './affinities/affinityOf.ts';
export { categoryTable, type CategoryTable } from './categories/categories.ts';
export type { FeatureFilter, LeftOut } from './lobes/selection.ts';
export { affinityAgreement, type AffinityAgreement } from './lobes/affinityAgreement.ts';
export { categoryNull, cellZ, type CategoryNull } from './categories/categoryNull.ts';
export { classifier, type Classifier, type CollapsedClassifier } from './geometry/classifier.ts';
export {
  company,
  companyOfCounts,
  meeting,
  type Company,
  type CompanyBy,
  type Meeting,
} from './company/company.ts';
export { degenerateLobes, type Degenerate } from './lobes/degenerate.ts';
export { encode, type Encoded, type EncodeParameters } from './encode.ts';
export { agreement, type Agreement, type PermutationParameters } from './geometry/geometry.ts';
export {
  stability,
  stabilityVerdict,
  type Stability,
  type StabilityParameters,
} from './stability/stability.ts';
export {
  embedForSweep,
  sweepClusters,
  sweepPoint,
  type SweepEmbedding,
  type SweepFigure,
  type SweepPoint,
} from './sweep/sweep.ts';
export { sweepSizes } from './sweep/sweepPlan.ts';
export { typicalFeatures, type Typical } from './lobes/typical.ts';
