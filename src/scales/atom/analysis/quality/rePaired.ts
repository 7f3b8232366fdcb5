import { zeros } from '../../../../math/matrices/doubleMatrix.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import {
  differences,
  meanPairwiseCosine,
  meanParallelogramError,
} from '../../../../math/pairs/differences.ts';
import { permutation, random, type Random } from '../../../../math/random/random.ts';
import { withEnoughDraws } from '../../../../math/statistics/nulls/enoughDraws.ts';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { Work } from '../../../../math/work/work.ts';

/** The figures of one relation's differences beside those of the same words paired at random. */
export interface RePaired {
  /** beside 999 pairings, or all there are if they are fewer */
  readonly meanCosine: NullFigure | null;
  readonly parallelogramError: NullFigure | null;
}

/** Draws of the mean cosine, which the verdict depends on. */
const DRAWS = 999;

/**
 * The null of parallelograms: a relation's outputs assigned to its inputs at random. The function vector stays the
 * same, and only the effect of the right pairing is lost; a relation whose words merely form two clusters is no
 * better than this null. If all pairings but the right one are at most 999, each is taken once.
 *
 * @param vectors  `[words, d]`
 * @param pairs  the relation's pairs, `[pairs * 2]`
 * @param draws  draws of the parallelogram error, which costs more: time pairs² each
 */
export async function rePaired(
  vectors: Matrix,
  pairs: Uint32Array,
  draws: number,
  seed: number,
  work: Work,
): Promise<RePaired> {
  const { length, drawn } = orders(pairs.length / 2, random(seed));
  const cosines: number[] = [];
  const errors: number[] = [];
  const observed = differences(vectors, pairs);
  // The draws use one list and one matrix: a thousand of each would take longer to make than to fill.
  const dealt = pairs.slice();
  const room = zeros(observed.rows, observed.columns);
  for (const order of drawn) {
    for (let i = 0; i < observed.rows; i++) dealt[2 * i + 1] = pairs[2 * order[i]! + 1]!;
    const offsets = differences(vectors, dealt, room);
    cosines.push(meanPairwiseCosine(offsets));
    if (errors.length < draws) errors.push(meanParallelogramError(offsets));
    if (cosines.length % 16 === 0) await work.pause();
  }
  return {
    // Of all pairings, p is exact however few they are.
    meanCosine: besideDraws(meanPairwiseCosine(observed), cosines, length !== null),
    parallelogramError: besideDraws(
      meanParallelogramError(observed),
      errors,
      length !== null && length <= draws,
    ),
  };
}

/** Orders of n things, and their number if they are all that there are but the given one; else null. */
interface Orders {
  readonly length: number | null;
  readonly drawn: Iterable<ArrayLike<number>>;
}

/** Orders of n things other than the given one: all of them if they are at most `DRAWS`, else that number at random. */
function orders(n: number, stream: Random): Orders {
  let all = 1;
  for (let i = 2; i <= n && all <= DRAWS + 1; i++) all *= i;
  return all - 1 > DRAWS
    ? { length: null, drawn: randomOrders(n, stream) }
    : { length: all - 1, drawn: otherOrders(n) };
}

function* randomOrders(n: number, stream: Random): Generator<ArrayLike<number>> {
  for (let draw = 0; draw < DRAWS; draw++) yield permutation(n, stream);
}

function* otherOrders(n: number): Generator<ArrayLike<number>> {
  for (const order of permutations(Array.from({ length: n }, (_, i) => i))) {
    if (order.some((place, i) => place !== i)) yield order;
  }
}

function* permutations(rest: readonly number[]): Generator<number[]> {
  if (rest.length === 0) yield [];
  for (const first of rest) {
    for (const others of permutations(rest.filter((other) => other !== first))) yield [first, ...others];
  }
}

/**
 * A value beside its finite draws; null if the value or every draw is not finite. It has z from 20 draws on and p from 199.
 *
 * @param exact  the draws are all that there are: p is exact, and given
 */
export function besideDraws(value: number, draws: ArrayLike<number>, exact = false): NullFigure | null {
  const finite = Array.from(draws).filter(Number.isFinite);
  if (!Number.isFinite(value) || finite.length === 0) return null;
  const figure = besideNull(value, finite);
  return exact ? figure : withEnoughDraws(figure);
}
