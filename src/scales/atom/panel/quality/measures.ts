import type { AtomView } from '../../view.ts';
import { count } from '../../../../controls/numbers.ts';
import type {
  CrystalQuality,
  OffsetRetrieval,
  RelationQuality,
  RelationScores,
} from '../../analysis/index.ts';

/** A measure of a relation's crystals, and its null or baseline. */
export interface Measure {
  readonly id: AtomView['measure'];
  readonly name: string;
  /** heads of the last columns: the nulls or baselines */
  readonly beside: readonly string[];
  /** scores of retrieval, for which the query word may be excluded */
  readonly retrieval: boolean;
  readonly of: (scores: RelationScores, allowed: boolean) => number | null;
  /** their values, in the same order */
  readonly besideOf: (relation: RelationQuality, allowed: boolean) => readonly (number | null)[];
  readonly explains: (quality: CrystalQuality) => string;
}

const side = (retrieval: OffsetRetrieval | null, allowed: boolean) =>
  retrieval && (allowed ? retrieval.allowed : retrieval.excluded);

function retrievalMeasure(id: 'top1' | 'top5' | 'mrr', name: string): Measure {
  return {
    id,
    name,
    beside: ['nearest', 'mean output'],
    retrieval: true,
    of: (scores, allowed) => side(scores.retrieval, allowed)?.[id] ?? null,
    besideOf: ({ nearestWord, meanOutput }, allowed) =>
      [nearestWord, meanOutput].map((baseline) => side(baseline, allowed)?.[id] ?? null),
    explains: ({ candidates }) =>
      `Adds the function vector of the relation’s other pairs to the input and looks for the output among ${count(candidates)} words; pairs that share a word with it, directly or through others, are left out. “Nearest” takes the word nearest to the input instead, “mean output” the word nearest to the mean of the other outputs.`,
  };
}

/** What the table by relation can show. */
export const MEASURES: readonly Measure[] = [
  retrievalMeasure('top1', 'offset retrieval, top-1'),
  retrievalMeasure('top5', 'offset retrieval, top-5'),
  retrievalMeasure('mrr', 'offset retrieval, mean reciprocal rank'),
  {
    id: 'silhouette',
    name: 'silhouette of differences',
    beside: ['shuffled'],
    retrieval: false,
    of: (scores) => scores.silhouette,
    besideOf: (relation) => [relation.heldOutNull?.null.mean ?? null],
    explains: () => 'Shuffled: the mean held-out silhouette after relation labels are shuffled.',
  },
  {
    id: 'cosine',
    name: 'mean cosine of differences',
    beside: ['re-paired'],
    retrieval: false,
    of: (scores) => scores.meanCosine,
    besideOf: (relation) => [relation.rePaired.meanCosine?.null.mean ?? null],
    explains: () =>
      'Re-paired: the raw figure after the outputs are shuffled among the inputs. A figure no better than that only shows that inputs and outputs form two clusters.',
  },
  {
    id: 'parallelogram',
    name: 'parallelogram error',
    beside: ['re-paired'],
    retrieval: false,
    of: (scores) => scores.parallelogramError,
    besideOf: (relation) => [relation.rePaired.parallelogramError?.null.mean ?? null],
    explains: () =>
      '0 for equal differences, √2 for opposite ones. Re-paired: the raw figure after the outputs are shuffled among the inputs.',
  },
];
