/** The atom scale's analyses: crystals to draw, and how good they are. */
export { placeCrystals } from './crystals.ts';
export type { AxisName, Crystals, CrystalSpace } from './crystals.ts';
export type { Faces } from './faces.ts';
export { crystalQuality } from './quality.ts';
export type { CrystalQuality, HeldOutQuality, RelationQuality, RelationScores } from './qualityReport.ts';
export type { FoldScore } from './heldOut.ts';
export type { OffsetRetrieval } from './offsets.ts';
export type { Verdict, VerdictCode } from './verdict.ts';
export { story, VERDICTS } from './story.ts';
export { crystalParameters } from './parameters.ts';
export type { CrystalParameters, OwnRelation, RemovalMethod } from './parameters.ts';
export type { RelationWords, SelectedRelation } from './selection.ts';
export { componentCurve } from './componentCurve.ts';
export type { ComponentCurve, Curve } from './componentCurve.ts';
export { distractors } from './distractors.ts';
export type { ComponentCorrelation, CovariateDifferences, Distractors } from './distractors.ts';
export { analogy, analogyVerdict, isBeyondChance } from './analogy/analogy.ts';
export type { Analogy, AnalogyAnswer } from './analogy/analogy.ts';
export type { AnalogyMethod, AnalogyQuestion } from './analogy/scoring.ts';
export { crystalSearch, searchParameters } from './search.ts';
export type { CrystalSearch, CrystalShape, FoundCrystal, SearchParameters } from './search.ts';
export { clustersVerdict, searchVerdict } from './searchVerdict.ts';
export { differenceClusterParameters, differenceClusters } from './differenceClusters.ts';
export type {
  DifferenceCluster,
  DifferenceClusterParameters,
  DifferenceClusters,
} from './differenceClusters.ts';
export { analogyTest, analogyTestParameters } from './analogyTest.ts';
export type { AnalogyAccuracy, AnalogySet, AnalogyTest, AnalogyTestParameters } from './analogyTest.ts';
export { layerQuality } from './layerQuality.ts';
export type { LayerQuality, LayerRelation } from './layerQuality.ts';
