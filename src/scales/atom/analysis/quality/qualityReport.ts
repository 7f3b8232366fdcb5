import type { NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { FoldScore } from './heldOut.ts';
import type { RePaired } from './rePaired.ts';
import type { OffsetRetrieval } from './offsets.ts';
import type { SelectedRelation } from '../selection.ts';
import type { Verdict } from './verdict.ts';

/** How good the crystals are, in-sample and on held-out pairs, beside their nulls (DESIGN, “Atom”). */
export interface CrystalQuality {
  /** pairs scored */
  readonly pairs: number;
  /** words among which an answer is looked for */
  readonly candidates: number;
  readonly raw: { readonly silhouette: number | null };
  /** the removal fitted on the pairs it is scored on; null if it cannot be fitted */
  readonly removed: {
    readonly silhouette: number | null;
    /** dimensions left after discriminant axes; null for the other removals */
    readonly components: number | null;
  } | null;
  readonly heldOut: HeldOutQuality | null;
  /** beside shuffled relation labels; null if there are fewer than two relations */
  readonly shuffled: {
    readonly raw: NullFigure | null;
    readonly inSample: NullFigure | null;
    readonly heldOut: NullFigure | null;
  } | null;
  readonly relations: readonly RelationQuality[];
  /** sentences on what could not be computed or was left out */
  readonly notes: readonly string[];
}

/** Silhouettes over folds in which no word stands on both sides. */
export interface HeldOutQuality {
  readonly folds: number;
  readonly foldSizes: Uint32Array;
  /** groups of pairs that share no word with another group */
  readonly groups: number;
  readonly largestGroup: number;
  /** the differences as they are, on the same folds */
  readonly raw: FoldScore;
  /** with the chosen removal and shrinkage */
  readonly removed: FoldScore;
  /** LDA without and with shrinkage (Ledoit–Wolf unless another is chosen); null for the other removals */
  readonly plain: FoldScore | null;
  readonly shrunk: FoldScore | null;
}

/** One relation's figures in one space. */
export interface RelationScores {
  /** mean silhouette of its differences; null for fewer than two relations, or if no pair was held out */
  readonly silhouette: number | null;
  /** mean cosine over pairs of differences; NaN for fewer than two */
  readonly meanCosine: number;
  /** mean over pairs of differences, in [0, √2]; see `parallelogramError` */
  readonly parallelogramError: number;
  /** null if the relation has no second pair to compute the function vector from */
  readonly retrieval: OffsetRetrieval | null;
}

/** A relation's row: the raw figures, and beside them those after removal. */
export interface RelationQuality extends SelectedRelation, RelationScores {
  /** how often the output is simply the word nearest to the input, the input left out */
  readonly nearestWord: OffsetRetrieval;
  /** how often the output is the word nearest to the mean of the other outputs; null as `retrieval` */
  readonly meanOutput: OffsetRetrieval | null;
  /** the raw figures beside those with the outputs shuffled among the inputs */
  readonly rePaired: RePaired;
  /** in-sample: the removal has seen these pairs */
  readonly removed: RelationScores | null;
  /** held out: neither the removal nor the function vector has seen the pair; cosine and error within folds */
  readonly heldOut: RelationScores | null;
  /** silhouettes beside shuffled relation labels */
  readonly inSampleNull: NullFigure | null;
  readonly heldOutNull: NullFigure | null;
  readonly verdict: Verdict;
}
