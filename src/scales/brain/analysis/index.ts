/** The analyses of the brain: lobes of features that fire together, and the measures of these lobes. */
export { featuresToCluster, lobes, type Lobes, type LobesParameters } from './lobes.ts';
export {
  COOCCURRENCE_AFFINITIES,
  GEOMETRY_AFFINITIES,
  type AffinityName,
  type CooccurrenceAffinity,
} from './affinities.ts';
export { featureCount, recordedBlocks, type LobesInput } from './affinityOf.ts';
export { categoryTable, type CategoryTable } from './categories.ts';
export type { FeatureFilter, LeftOut } from './selection.ts';
export { affinityAgreement, type AffinityAgreement } from './affinityAgreement.ts';
export { categoryNull, cellZ, type CategoryNull } from './categoryNull.ts';
export { classifier, type Classifier, type CollapsedClassifier } from './classifier.ts';
export { company, companyOfCounts, meeting, type Company, type CompanyBy, type Meeting } from './company.ts';
export { degenerateLobes, type Degenerate } from './degenerate.ts';
export { encode, type Encoded, type EncodeParameters } from './encode.ts';
export { agreement, type Agreement, type PermutationParameters } from './geometry.ts';
export { stability, stabilityVerdict, type Stability, type StabilityParameters } from './stability.ts';
export {
  embedForSweep,
  sweepClusters,
  sweepPoint,
  type SweepEmbedding,
  type SweepFigure,
  type SweepPoint,
} from './sweep.ts';
export { sweepSizes } from './sweepPlan.ts';
export { typicalFeatures, type Typical } from './typical.ts';
