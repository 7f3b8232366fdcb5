import type { Relations } from '../../../../dataset/dataset.ts';
import { pairFolds, type PairFolds } from '../../../../math/pairs/pairFolds.ts';
import { silhouette } from '../../../../math/clustering/silhouette.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { CrystalParameters } from '../parameters.ts';
import { canDiscriminate, fitRemoval, removeFromDifferences, type Removal } from '../removal/removal.ts';
import { takePairs, type Selection } from '../selection.ts';
import { separations } from './separation.ts';

/** A silhouette over folds. */
export interface FoldScore {
  /** mean over the folds, in [−1, 1] */
  readonly mean: number;
  /** standard deviation over the folds, with folds − 1 */
  readonly sd: number;
  /** per fold that could be scored */
  readonly perFold: readonly number[];
}

/** One fold: the pairs that the removal is fitted on, and those that are scored. */
export interface Fold {
  readonly train: readonly number[];
  readonly test: readonly number[];
}

/**
 * Deals the pairs into folds with no word on both sides, or explains why this is impossible.
 *
 * @returns the folds, or a sentence
 */
export function dealtFolds(selection: Selection, parameters: CrystalParameters): PairFolds | string {
  const { pairs, labels, relations } = selection;
  try {
    return pairFolds(pairs, labels, relations.length, parameters.folds, parameters.seed);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return 'There are no held-out figures: shared words connect all pairs, so no pair can be held out.';
  }
}

/** The folds as lists of pairs, leaving out those on which nothing can be fitted or scored. */
export function usableFolds(dealt: PairFolds, labels: ArrayLike<number>): Fold[] {
  const all = [...dealt.fold.keys()];
  return Array.from({ length: dealt.folds }, (_, f) => ({
    train: all.filter((i) => dealt.fold[i] !== f),
    test: all.filter((i) => dealt.fold[i] === f),
  })).filter(({ train, test }) =>
    [train, test].every((part) => canDiscriminate(part.map((i) => labels[i]!))),
  );
}

/** The fold in which each pair is scored; −1 for a pair that no fold scores, `[pairs]`. */
export function foldsOfPairs(folds: readonly Fold[], pairs: number): Int32Array {
  const foldOf = new Int32Array(pairs).fill(-1);
  folds.forEach(({ test }, fold) => test.forEach((pair) => (foldOf[pair] = fold)));
  return foldOf;
}

/** Silhouettes of held-out differences, with each relation's mean over its own. */
export interface HeldOutScores {
  readonly score: FoldScore;
  /** mean over a relation's held-out pairs, `[relations]`; NaN if no pair could be scored */
  readonly relations: Float64Array;
  /** mean over a relation's held-out pairs, `[relations]`; NaN if no pair could be scored; see `separations` */
  readonly separations: Float64Array;
  /** the removal fitted without each fold */
  readonly removals: readonly (Removal | null)[];
}

/**
 * Fits the removal on the other folds' pairs and scores each fold's own, so that no word that was fitted
 * on is scored.
 *
 * @param labels  the relations, or a permutation of them for the null
 * @param removing  false scores the differences as they are, on the same folds
 */
export async function heldOutScores(
  selection: Selection,
  labels: Uint32Array,
  folds: readonly Fold[],
  parameters: CrystalParameters,
  relations: Relations,
  removing: boolean,
  work: Work,
): Promise<HeldOutScores> {
  const count = selection.relations.length;
  const silhouettes = new ClassMeans(count);
  const apart = new ClassMeans(count);
  const perFold: number[] = [];
  const removals: (Removal | null)[] = [];
  const labelled = { ...selection, labels };
  for (const { train, test } of folds) {
    const scored = takePairs(labelled, test);
    const fitting = takePairs(labelled, train);
    const usable = canDiscriminate(fitting.labels);
    const removal = removing && usable ? await fitRemoval(fitting, parameters, relations, work) : null;
    removals.push(removal);
    if (!usable) continue;
    const mapped = (part: typeof scored) => ({
      differences: removal ? removeFromDifferences(part, removal) : part.differences,
      labels: part.labels,
    });
    const own = mapped(scored);
    const metric = parameters.silhouetteMetric;
    apart.add(await separations(own, mapped(fitting), count, metric, work), scored.labels);
    // A permutation may leave a small fold with only one label: it has no silhouette.
    if (!canDiscriminate(scored.labels)) continue;
    const found = await silhouette(own.differences, scored.labels, count, metric, work);
    perFold.push(found.mean);
    silhouettes.add(found.samples, scored.labels);
    await work.pause();
  }
  return {
    score: foldScore(perFold),
    relations: silhouettes.means(),
    separations: apart.means(),
    removals,
  };
}

/** Means of values by class, as they come; values that are NaN are left out. */
class ClassMeans {
  readonly #sums: Float64Array;
  readonly #counts: Uint32Array;

  constructor(classes: number) {
    this.#sums = new Float64Array(classes);
    this.#counts = new Uint32Array(classes);
  }

  add(values: Float64Array, classes: ArrayLike<number>): void {
    values.forEach((value, i) => {
      if (Number.isNaN(value)) return;
      this.#sums[classes[i]!]! += value;
      this.#counts[classes[i]!]!++;
    });
  }

  /** NaN for a class without values, `[classes]`. */
  means(): Float64Array {
    return this.#sums.map((sum, c) => sum / this.#counts[c]!);
  }
}

function foldScore(perFold: number[]): FoldScore {
  const mean = perFold.reduce((sum, value) => sum + value, 0) / perFold.length;
  const square = perFold.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, sd: perFold.length > 1 ? Math.sqrt(square / (perFold.length - 1)) : 0, perFold };
}
