/** The atom scale's analyses: crystals to draw, and how good they are. */
export { placeCrystals } from './crystals/crystals.ts';
export type { AxisName, Crystals, CrystalSpace } from './crystals/crystals.ts';
export type { Faces } from './crystals/faces.ts';
export { crystalQuality } from './quality/quality.ts';
export type {
  CrystalQuality,
  HeldOutQuality,
  RelationQuality,
  RelationScores,
} from './quality/qualityReport.ts';
export type { FoldScore } from './quality/heldOut.ts';
export type { OffsetRetrieval } from './quality/offsets.ts';
export type { Verdict, VerdictCode } from './quality/verdict.ts';
export { story, VERDICTS } from './story.ts';
export { crystalParameters } from './parameters.ts';
export type { CrystalParameters, OwnRelation, RemovalMethod } from './parameters.ts';
export type { RelationWords, SelectedRelation } from './selection.ts';
export { componentCurve } from './removal/componentCurve.ts';
export type { ComponentCurve, Curve } from './removal/componentCurve.ts';
export { distractors } from './removal/distractors.ts';
export type { ComponentCorrelation, CovariateDifferences, Distractors } from './removal/distractors.ts';
export { analogy, analogyVerdict, isBeyondChance } from './analogy/analogy.ts';
export type { Analogy, AnalogyAnswer } from './analogy/analogy.ts';
export type { AnalogyMethod, AnalogyQuestion } from './analogy/scoring.ts';
export { crystalSearch, searchParameters } from './search/search.ts';
export type { CrystalSearch, CrystalShape, FoundCrystal, SearchParameters } from './search/search.ts';
export { clustersVerdict, searchVerdict } from './search/searchVerdict.ts';
export { differenceClusterParameters, differenceClusters } from './search/differenceClusters.ts';
export type {
  DifferenceCluster,
  DifferenceClusterParameters,
  DifferenceClusters,
} from './search/differenceClusters.ts';
export { analogyTest, analogyTestParameters } from './analogy/analogyTest.ts';
export type {
  AnalogyAccuracy,
  AnalogySet,
  AnalogyTest,
  AnalogyTestParameters,
} from './analogy/analogyTest.ts';
export { layerQuality } from './quality/layerQuality.ts';
export type { LayerQuality, LayerRelation } from './quality/layerQuality.ts';
