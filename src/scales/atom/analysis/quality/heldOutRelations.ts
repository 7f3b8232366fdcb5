import { meanPairwiseCosine, meanParallelogramError } from '../../../../math/pairs/differences.ts';
import { doubleRow, takeDoubleRows, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';
import type { Fold, HeldOutScores } from './heldOut.ts';
import { ask, questions, retrievalOf, type RankedQuestions } from './offsets.ts';
import type { CrystalParameters } from '../parameters.ts';
import type { RelationScores } from './qualityReport.ts';
import { removeFromDifferences, removeFromWords, type FittingPairs } from '../removal/removal.ts';
import { functionVectors } from '../crystals/differences.ts';
import { takePairs, type RelationWords, type Selection } from '../selection.ts';

/**
 * Each relation's figures on held-out pairs: the removal fitted without a fold maps that fold's words;
 * cosines and parallelogram errors are taken between pairs of one fold, and an answer is looked for near
 * input + the mean difference of the other folds' pairs.
 *
 * @returns one row a relation; null for a relation of which no pair could be held out
 */
export async function heldOutRelations(
  data: RelationWords,
  selection: Selection,
  folds: readonly Fold[],
  held: HeldOutScores,
  parameters: CrystalParameters,
  work: Work,
): Promise<(RelationScores | null)[]> {
  const count = selection.relations.length;
  const shapes = selection.relations.map(() => ({ cosine: 0, error: 0, weight: 0 }));
  const ranked: RankedQuestions[] = [];
  for (let f = 0; f < folds.length; f++) {
    const removal = held.removals[f];
    if (!removal) continue;
    const { train, test } = folds[f]!;
    const [learnt, scored] = [takePairs(selection, train), takePairs(selection, test)];
    const offsets = removeFromDifferences(scored, removal);
    addShapes(shapes, offsets, scored.labels);
    const known = functionVectors(removeFromDifferences(learnt, removal), learnt.labels, count);
    const step = stepOf(work, f / folds.length, (f + 1) / folds.length);
    const words = await removeFromWords(data.vectors, removal, step);
    const asking = [...scored.labels.keys()].filter((i) => learnt.labels.includes(scored.labels[i]!));
    const asked = questions(words, scored.pairs, scored.labels, asking, (i) =>
      doubleRow(known, scored.labels[i]!),
    );
    ranked.push(await ask(words, asked, parameters.retrievalMetric, step));
  }
  const all = joined(ranked);
  return shapes.map(({ cosine, error, weight }, r) => {
    const silhouette = held.relations[r]!;
    if (!Number.isFinite(silhouette)) return null;
    return {
      silhouette,
      meanCosine: cosine / weight,
      parallelogramError: error / weight,
      retrieval: retrievalOf(all, r),
    };
  });
}

/** Adds a fold's mean cosine and error, weighted by its number of pairs of pairs. */
function addShapes(
  shapes: { cosine: number; error: number; weight: number }[],
  offsets: DoubleMatrix,
  labels: FittingPairs['labels'],
): void {
  shapes.forEach((shape, relation) => {
    const own = [...Array(offsets.rows).keys()].filter((i) => labels[i] === relation);
    if (own.length < 2) return;
    const differences = takeDoubleRows(offsets, own);
    const weight = (own.length * (own.length - 1)) / 2;
    shape.cosine += weight * meanPairwiseCosine(differences);
    shape.error += weight * meanParallelogramError(differences);
    shape.weight += weight;
  });
}

function joined(ranked: readonly RankedQuestions[]): RankedQuestions {
  const flat = (of: (part: RankedQuestions) => ArrayLike<number>) =>
    Float64Array.from(ranked.flatMap((part) => Array.from(of(part))));
  return {
    allowed: flat((part) => part.allowed),
    excluded: flat((part) => part.excluded),
    labels: flat((part) => part.labels),
  };
}
