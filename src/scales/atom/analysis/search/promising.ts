import { defineTask } from '../../../../math/work/team.ts';
import { fillProducts, lastOfLike, possible, type CrystalShape } from './bar.ts';
import type { ShortDifferences } from './shortDifferences.ts';

/** The first difference of a round that a member compares. */
export const firstOf = (from: number, place: number, members: number) =>
  from + ((((place - from) % members) + members) % members);

/** What a member needs to find pairs that may be good enough. */
export interface PromisingPart {
  readonly differences: ShortDifferences;
  readonly shape: CrystalShape;
  /** room for the rounding of products */
  readonly rounding: number;
  readonly place: number;
  readonly members: number;
}

/** The differences `[from, to)` of a round, and the share that their products with others must have at its beginning. */
export interface PromisingRound {
  readonly from: number;
  readonly to: number;
  readonly keep: number;
}

/** The longer partners of a member's differences, one difference after the other. */
export interface Promising {
  /** the number of partners of each of the member's differences */
  readonly counts: Uint32Array;
  readonly partners: Uint32Array;
}

/**
 * The pairs that may be good enough, among a member's differences: every `members`th, because the first have the most
 * partners. The bar only falls during a round, so no pair is missing that is good enough when its turn comes.
 */
export const promisingTask = defineTask(
  'atom/promising-pairs',
  (part: PromisingPart, { from, to, keep }: PromisingRound): Promising => {
    const { differences, shape, rounding, place, members } = part;
    const { from: starts, to: ends, squares } = differences;
    const h = new Float32Array(differences.points);
    const passing = new Uint32Array(squares.length);
    const counts: number[] = [];
    const partners: number[] = [];
    for (let e = firstOf(from, place, members); e < to; e += members) {
      const before = partners.length;
      fillProducts(h, e, differences);
      const square = squares[e]!;
      const end = shape === 'parallelogram' ? lastOfLike(squares, square, keep) : squares.length;
      const count = passingLeast(h, starts, ends, e + 1, end, keep * square - rounding, passing);
      for (let i = 0; i < count; i++) {
        const f = passing[i]!;
        const product = h[ends[f]!]! - h[starts[f]!]!;
        if (!(Math.abs(product) < keep * possible(shape, square, squares[f]!) - rounding)) partners.push(f);
      }
      counts.push(partners.length - before);
    }
    return { counts: Uint32Array.from(counts), partners: Uint32Array.from(partners) };
  },
);

/** Enters the differences in `[first, end)` whose product is not below what the shortest of them needs; returns their number. */
function passingLeast(
  h: Float32Array,
  starts: Uint16Array,
  ends: Uint16Array,
  first: number,
  end: number,
  least: number,
  passing: Uint32Array,
): number {
  let count = 0;
  for (let f = first; f < end; f++) {
    // Written in any case: a branch that is rarely foreseen costs more.
    passing[count] = f;
    if (!(Math.abs(h[ends[f]!]! - h[starts[f]!]!) < least)) count++;
  }
  return count;
}
