/** The atom scale's analyses: crystals to draw, and how good they are. */
export { crystalScene } from './analysis/scene.ts';
export type { AxisName, CrystalScene, CrystalSpace } from './analysis/scene.ts';
export type { Faces } from './analysis/faces.ts';
export { crystalQuality } from './analysis/quality.ts';
export type {
  CrystalQuality,
  HeldOutQuality,
  RelationQuality,
  RelationScores,
} from './analysis/qualityReport.ts';
export type { FoldScore } from './analysis/heldOut.ts';
export type { OffsetRetrieval } from './analysis/offsets.ts';
export type { Verdict, VerdictCode } from './analysis/verdict.ts';
export { crystalParameters } from './analysis/parameters.ts';
export type { CrystalParameters, OwnRelation, RemovalMethod } from './analysis/parameters.ts';
export type { RelationWords, SelectedRelation } from './analysis/selection.ts';
export { componentCurve } from './analysis/componentCurve.ts';
export type { ComponentCurve, Curve } from './analysis/componentCurve.ts';
export { distractors } from './analysis/distractors.ts';
export type { ComponentCorrelation, CovariateDifferences, Distractors } from './analysis/distractors.ts';
export { analogy } from './analysis/analogy.ts';
export type { Analogy, AnalogyAnswer, AnalogyMethod, AnalogyQuestion } from './analysis/analogy.ts';
export { crystalSearch, searchParameters } from './analysis/search.ts';
export type { CrystalSearch, CrystalShape, FoundCrystal, SearchParameters } from './analysis/search.ts';
export { differenceClusterParameters, differenceClusters } from './analysis/differenceClusters.ts';
export type {
  DifferenceCluster,
  DifferenceClusterParameters,
  DifferenceClusters,
} from './analysis/differenceClusters.ts';
export { layerQuality } from './analysis/layerQuality.ts';
export type { LayerQuality, LayerRelation } from './analysis/layerQuality.ts';
