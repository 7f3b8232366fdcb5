import { permutation, random } from '../random/random.ts';

/** Pairs in folds, so that no word is in two folds. */
export interface PairFolds {
  /** fold of each pair, in [0, folds), `[pairs]` */
  readonly fold: Uint32Array;
  readonly folds: number;
  /** the number of pairs in each fold, `[folds]` */
  readonly sizes: Uint32Array;
  /** the number of groups of pairs that shared words connect */
  readonly groups: number;
  /** the number of pairs in the largest group */
  readonly largestGroup: number;
  /** the number of folds with pairs of each class, `[classes]`; a class in a single fold is never learnt when it is tested */
  readonly foldsOfClass: Uint32Array;
}

/**
 * Deals pairs into folds for cross-validation. Pairs that share a word, directly or through other pairs (connected
 * components of the graph of pairs), go to the same fold, so that no word is on both sides. Within that, a greedy deal
 * spreads every class evenly (as scikit-learn's `StratifiedGroupKFold`). If groups are fewer than folds, each group is a
 * fold.
 *
 * @param pairs  word indices of (input, output), flattened `[pairs * 2]`
 * @param labels  class of each pair, in [0, classes), `[pairs]`
 * @param folds  the number of folds wanted, at least 2
 * @param seed  decides the order of groups of the same size
 * @throws RangeError when fewer than 2 folds are wanted, or shared words connect all pairs
 */
export function pairFolds(
  pairs: ArrayLike<number>,
  labels: ArrayLike<number>,
  classes: number,
  folds: number,
  seed: number,
): PairFolds {
  const group = connectedPairs(pairs);
  const groups = group.reduce((most, g) => Math.max(most, g + 1), 0);
  const count = Math.min(folds, groups);
  if (!(count >= 2)) {
    throw new RangeError(
      `pair folds: expected at least 2 folds and 2 groups of pairs that share no word, found ${folds} folds and ${groups} groups`,
    );
  }
  const members: number[][] = Array.from({ length: groups }, () => []);
  group.forEach((g, pair) => members[g]!.push(pair));
  const deal = new Deal(labels, classes, count);
  const fold = new Uint32Array(labels.length);
  for (const pairsOfGroup of inDealingOrder(members, seed)) {
    const chosen = deal.place(pairsOfGroup);
    for (const pair of pairsOfGroup) fold[pair] = chosen;
  }
  return {
    fold,
    folds: count,
    sizes: deal.sizes,
    groups,
    largestGroup: Math.max(...members.map((m) => m.length)),
    foldsOfClass: deal.foldsOfClass(),
  };
}

/**
 * The group of each pair: pairs that share a word, directly or through others, have the same number,
 * `[pairs]`, in order of first appearance.
 */
export function connectedPairs(pairs: ArrayLike<number>): Uint32Array {
  const parent = new Map<number, number>();
  const rootOf = (word: number): number => {
    let root = word;
    for (let up = parent.get(root); up !== undefined; up = parent.get(root)) root = up;
    for (let at = word; at !== root;) {
      const up = parent.get(at)!;
      parent.set(at, root);
      at = up;
    }
    return root;
  };
  for (let i = 0; i < pairs.length; i += 2) {
    const a = rootOf(pairs[i]!),
      b = rootOf(pairs[i + 1]!);
    if (a !== b) parent.set(a, b);
  }
  const numbers = new Map<number, number>();
  return Uint32Array.from({ length: pairs.length / 2 }, (_, i) => {
    const root = rootOf(pairs[2 * i]!);
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
}

/** The largest groups first, because they are the hardest to place; groups of the same size in random order. */
function inDealingOrder(members: number[][], seed: number): number[][] {
  const order = permutation(members.length, random(seed));
  return Array.from(order, (g) => members[g]!).sort((a, b) => b.length - a.length);
}

/** The counts of an unfinished deal. */
class Deal {
  readonly sizes: Uint32Array;
  private readonly counts: Float64Array;
  private readonly totals: Float64Array;
  private readonly labels: ArrayLike<number>;
  private readonly classes: number;
  constructor(labels: ArrayLike<number>, classes: number, folds: number) {
    this.labels = labels;
    this.classes = classes;
    this.sizes = new Uint32Array(folds);
    this.counts = new Float64Array(folds * classes);
    this.totals = new Float64Array(classes);
    for (let i = 0; i < labels.length; i++) this.totals[labels[i]!]!++;
  }

  /** Puts a group into the fold in which its classes are rarest so far; of equal folds into the smallest. */
  place(pairs: readonly number[]): number {
    let best = 0,
      least = Infinity;
    for (let f = 0; f < this.sizes.length; f++) {
      let crowding = 0;
      for (const pair of pairs) {
        const label = this.labels[pair]!;
        crowding += this.counts[f * this.classes + label]! / this.totals[label]!;
      }
      crowding = crowding / pairs.length + (1e-3 * this.sizes[f]!) / this.labels.length;
      if (crowding < least) {
        least = crowding;
        best = f;
      }
    }
    for (const pair of pairs) this.counts[best * this.classes + this.labels[pair]!]!++;
    this.sizes[best]! += pairs.length;
    return best;
  }

  foldsOfClass(): Uint32Array {
    const present = new Uint32Array(this.classes);
    this.counts.forEach((count, at) => {
      if (count > 0) present[at % this.classes]!++;
    });
    return present;
  }
}
