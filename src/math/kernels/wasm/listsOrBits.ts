import { GROUP, type FiringLists } from './firingLists.ts';

/** Cost of adding one entry of a block's list, in the cost of adding a block's register; measured. */
const ENTRY_COST = 1;
/** Cost of the counts of a group once its registers are added, in the same; measured. */
const SUMS_COST = 60;
/** Cost of copying a group's bits for all rows together, for each block, in the same; measured. */
const COPY_COST = 0.8;

/** The column from which on bits are faster than lists. */
type Cut = (i0: number, i1: number, j0: number, j1: number) => number;

/** Takes lists for every column. */
export const onlyLists: Cut = (_i0, _i1, _j0, j1) => j1;

/**
 * Finds the column of some rows from which on bits are faster than lists, for the rows on average, by the number of entries
 * that lists are expected to have: a register serves a group of columns, whether their features fire or not.
 *
 * @returns a function of rows `[i0, i1)` and columns `[j0, j1)`, whose value begins a group, or is j0 or j1
 */
export function listsOrBits({ starts, blocks, features }: FiringLists): Cut {
  /** the fewest blocks of a feature from each on: ascending, whatever the order of the features */
  const fewest = new Uint32Array(features);
  for (let i = features - 1; i >= 0; i--) {
    const fired = starts[i + 1]! - starts[i]!;
    fewest[i] = i + 1 < features ? Math.min(fired, fewest[i + 1]!) : fired;
  }
  return (i0, i1, j0, j1) => {
    const rows = i1 - i0;
    const mean = (starts[i1]! - starts[i0]!) / rows;
    if (mean === 0) return j1;
    /** what a row has to pay for a group */
    const cost = mean + SUMS_COST + (COPY_COST * blocks) / rows;
    /** blocks of a column with which lists cost as much as bits */
    const limit = (blocks * cost) / (mean * GROUP * ENTRY_COST);
    const from = firstAtLeast(fewest, limit, j0, j1);
    if (from === j1) return j1;
    const begin = Math.max(j0, from - (from % GROUP));
    return starts[begin]! - starts[j0]! > limit * (begin - j0) ? j0 : begin;
  };
}

/** The first place in the ascending `values[from … to)` whose value is not below `bound`. */
function firstAtLeast(values: Uint32Array, bound: number, from: number, to: number): number {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < bound) from = middle + 1;
    else to = middle;
  }
  return from;
}
