import { stepOf, type Work } from '../work/work.ts';
import {
  assignmentWithin,
  sparseAssignment,
  type SparseAssignment,
  type WeightedPairs,
} from './sparseAssignment.ts';
import type { BestPairs, TopLists } from './topLists.ts';

/** Pairs of items of two sets in which each item is at most once. */
export interface Assignment {
  /** the partner of each item of the first set, −1 for an item without one, `[n]` */
  readonly partner: Int32Array;
  /** sum of the similarities of the pairs */
  readonly total: number;
  /** the number of items, of the smaller set, for which pairs outside the candidates were not excluded; 0 if exact */
  readonly unproven: number;
}

/** Rounds of adding pairs that are better than the prices say. */
const ROUNDS = 4;
/** Up to this number of rows all pairs are looked at again. */
const MOST_ROWS = 1024;
/** Pairs that a solution after the first may look at: some tables need too long to be proved. */
const MOST_LOOKED = 2e7;
/** Pairs that may join: with more, solving it again would take too long. */
const MOST_PAIRS = 40_000;

/** Calls `each` with every row number asked for and its similarities to all items of the other side, which it must not keep. */
export type SimilaritiesOf = (
  rows: Uint32Array,
  each: (row: number, similarities: Float32Array) => void,
  work: Work,
) => Promise<void>;

/**
 * The one-to-one pairs of two sets of items with the largest sum of similarities; only pairs with a similarity above 0
 * count, so that an item may stay without a partner. It is solved on the k best partners of every item, and then proved: the
 * prices of the solution say for which items a pair outside the candidates could be better; all pairs of those items are
 * looked at, the better ones join, and it is solved again. `unproven` is the number of items for which this ended early.
 *
 * @param best  the k best partners of the items of both sets
 * @param forward  similarities of items of the first set
 * @param backward  similarities of items of the second set
 */
export async function assignPairs(
  best: BestPairs,
  forward: SimilaritiesOf,
  backward: SimilaritiesOf,
  work: Work,
): Promise<Assignment> {
  const [n, m] = [sizeOf(best.forward), sizeOf(best.backward)];
  if (n <= m) return assignFewer(best, m, forward, work);
  const swapped = { forward: best.backward, backward: best.forward };
  const { partner: rowOf, ...found } = await assignFewer(swapped, n, backward, work);
  const partner = new Int32Array(n).fill(-1);
  rowOf.forEach((row, column) => {
    if (row >= 0) partner[row] = column;
  });
  return { partner, ...found };
}

const sizeOf = ({ values, k }: TopLists) => values.length / k;

async function assignFewer(
  best: BestPairs,
  columns: number,
  similarities: SimilaritiesOf,
  work: Work,
): Promise<Assignment> {
  const candidates = candidatesOf(best);
  let solved = await sparseAssignment(weightedPairs(candidates, columns), stepOf(work, 0, 0.5));
  for (let round = 1; ; round++) {
    const { columnOf: partner, total } = solved;
    const open = unprovenRows(solved, best.forward, columns);
    if (open.length === 0) return { partner, total, unproven: 0 };
    if (open.length > MOST_ROWS || round > ROUNDS) return { partner, total, unproven: open.length };
    const step = stepOf(work, 0.5 + (round - 1) / (2 * ROUNDS), 0.5 + round / (2 * ROUNDS));
    const added = await addBetter(similarities, open, solved, candidates, step);
    if (added === 0) return { partner, total, unproven: 0 };
    if (added > MOST_PAIRS) return { partner, total, unproven: open.length };
    const next = await assignmentWithin(weightedPairs(candidates, columns), MOST_LOOKED, step);
    if (!next) return { partner, total, unproven: open.length };
    solved = next;
  }
}

type Candidates = readonly Map<number, number>[];

/** The pairs that are in the list of one of their two rows, with similarities above 0. */
function candidatesOf({ forward, backward }: BestPairs): Candidates {
  const rows = forward.values.length / forward.k;
  const candidates = Array.from({ length: rows }, () => new Map<number, number>());
  forward.values.forEach((value, at) => {
    if (value > 0) candidates[Math.floor(at / forward.k)]!.set(forward.indices[at]!, value);
  });
  backward.values.forEach((value, at) => {
    if (value > 0) candidates[backward.indices[at]!]!.set(Math.floor(at / backward.k), value);
  });
  return candidates;
}

function weightedPairs(candidates: Candidates, columns: number): WeightedPairs {
  const indptr = new Uint32Array(candidates.length + 1);
  candidates.forEach((of, i) => (indptr[i + 1] = indptr[i]! + of.size));
  const indices = new Uint32Array(indptr[candidates.length]!);
  const weights = new Float32Array(indices.length);
  candidates.forEach((of, i) => {
    let at = indptr[i]!;
    for (const column of [...of.keys()].sort((x, y) => x - y)) {
      indices[at] = column;
      weights[at++] = of.get(column)!;
    }
  });
  return { rows: candidates.length, columns, indptr, indices, weights };
}

/** Rows whose price is below the similarity of their last candidate: a pair beyond it could have a better place. */
function unprovenRows({ rowPrice }: SparseAssignment, { k, values }: TopLists, columns: number): Uint32Array {
  if (k >= columns) return new Uint32Array(0);
  return Uint32Array.from(rowPrice.keys()).filter((i) => rowPrice[i]! < values[i * k + k - 1]!);
}

/** Similarities that differ by less are equal: they differ by rounding. */
const ROUNDING = 1e-6;

/** Adds all pairs of some rows that are better than the prices; returns their number. */
async function addBetter(
  similarities: SimilaritiesOf,
  rows: Uint32Array,
  { rowPrice, columnPrice }: SparseAssignment,
  candidates: Candidates,
  work: Work,
): Promise<number> {
  let added = 0;
  const enter = (row: number, found: Float32Array) => {
    const own = candidates[row]!;
    for (let column = 0; column < found.length; column++) {
      const price = rowPrice[row]! + columnPrice[column]! + ROUNDING;
      if (found[column]! > price && !own.has(column)) {
        if (++added <= MOST_PAIRS) own.set(column, found[column]!);
      }
    }
  };
  await similarities(rows, enter, work);
  return added;
}
