import { flushBound, relativeBound, ROUNDED } from '../card/bound.ts';
import { card, CardError, type Card } from '../card/card.ts';
import {
  comparedInRound,
  decideRows,
  rowsOfRound,
  sharesOf,
  type DecidedRows,
  type DecidingPart,
  type Undecided,
} from '../card/decided.ts';
import { proposeLeast, type CardKeys } from '../card/proposed.ts';
import { kernels } from '../kernels/kernels.ts';
import { rowRange, takeRows, type Matrix } from '../matrices/matrix.ts';
import { inverseNorms } from '../matrices/norms.ts';
import { withParts } from '../work/parts.ts';
import { defineTask, type Round } from '../work/team.ts';
import { stepOf, type Work } from '../work/work.ts';
import { emptyLists, enter, type BestPairs, type TopLists } from './topLists.ts';

/** Rows proposed beyond the k wanted: rounding in float32 then rarely leaves a row undecided. */
const SPARE = 24;
/** Lengths of rows for which the bound holds: products of shorter ones lose digits in the kernels, of longer ones overflow. */
const [SHORTEST, LONGEST] = [2 ** -40, 2 ** 40];

/** Two sets of directions, and a search for the best partners of each row of the first in the second. */
interface Sides {
  readonly a: Matrix;
  readonly b: Matrix;
  /** inverse lengths, 0 for a zero row */
  readonly inverseA: Float64Array;
  readonly inverseB: Float64Array;
  readonly k: number;
  /** whether the rows of b come first in the product of the two inverse lengths, as they do in `bestPairs` */
  readonly turned: boolean;
}

interface Part extends DecidingPart, Sides {}

/**
 * `bestPairs` with the help of this thread's graphics card: the card proposes candidates both ways, and the team decides
 * among the cosines that the kernels compute, so the result is the same to the last bit as without a card.
 *
 * @returns null if there is no card, if it fails, or if it leaves too many rows undecided
 */
export async function bestPairsByCard(
  a: Matrix,
  b: Matrix,
  k: number,
  work: Work,
): Promise<BestPairs | null> {
  const found = await card(2 * a.rows * b.rows * a.columns);
  if (!found) return null;
  try {
    return await matchByCard(found, a, b, k, work);
  } catch (reason) {
    if (reason instanceof CardError) return null;
    throw reason;
  }
}

/**
 * The same with a given card, whatever the number of rows.
 *
 * @param strip  the rows that the card works on at a time; chosen by their number and length if left out
 * @throws CardError when the card fails, or computes less exactly than it must
 */
export async function matchByCard(
  found: Card,
  a: Matrix,
  b: Matrix,
  k: number,
  work: Work,
  strip?: number,
): Promise<BestPairs | null> {
  const [inverseA, inverseB] = [inverseNorms(a), inverseNorms(b)];
  if (![...inverseA, ...inverseB].every(isBounded)) return null;
  const there = { a, b, inverseA, inverseB, k: Math.min(k, b.rows), turned: false };
  const back = {
    a: b,
    b: a,
    inverseA: inverseB,
    inverseB: inverseA,
    k: Math.min(k, a.rows),
    turned: true,
  };
  const forward = await bestOfSide(found, there, stepOf(work, 0, 0.5), strip);
  const backward = forward && (await bestOfSide(found, back, stepOf(work, 0.5, 1), strip));
  return backward && { forward, backward };
}

/** Whether a row has length 0, or one for which the bound holds. */
const isBounded = (inverse: number) => inverse === 0 || (inverse >= 1 / LONGEST && inverse <= 1 / SHORTEST);

async function bestOfSide(
  found: Card,
  sides: Sides,
  work: Work,
  strip: number | undefined,
): Promise<TopLists | null> {
  const { a, b, k } = sides;
  const what = `Best partners of ${a.rows} rows among ${b.rows}`;
  const asking = { queries: a.rows, places: Math.min(b.rows, k + SPARE), own: false, strip, what };
  const proposed = await proposeLeast(found, keysOf(sides), asking, stepOf(work, 0, 0.6));
  const lists = emptyLists(a.rows, k);
  const enterLists = ({ indices, values }: TopLists, row: number): number => {
    lists.indices.set(indices, row * k);
    lists.values.set(values, row * k);
    return values.length / k;
  };
  const deciding = {
    decide: decideTask,
    compare: compareTask,
    enter: enterLists,
    enterCompared: ({ i, list }: Compared) => enterLists(list, i),
    cost: b.rows * b.columns,
    what,
  };
  const parts = sharesOf(a.rows, proposed, work.team.size).map((share): Part => ({ ...share, ...sides }));
  return withParts(work.team, parts, async (lent) =>
    (await decideRows(parts, lent, deciding, stepOf(work, 0.6, 1))) ? lists : null,
  );
}

/**
 * Rows are brought to length 1 and rounded to float32, and queries to length −1, so the key is minus their product. It is off by
 * at most γ + A on the card, and by 3v from minus the cosine, v = 2⁻²⁴. The kernels' cosine is off by at most γ from the
 * true one too: they sum products of float32 in some order, and products below the least normal number, which lose digits,
 * do not count beside lengths of `SHORTEST` and more. Distances are minus the kernels' cosines.
 */
function keysOf({ a, b, inverseA, inverseB }: Sides): CardKeys {
  const dim = a.columns;
  const gamma = relativeBound(dim);
  const error = 2 * gamma * (1 + 8 * ROUNDED) + 8 * ROUNDED + flushBound(dim, 2, 2) + (dim + 8) * 2 ** -51;
  const laid = ({ data }: Matrix, inverse: Float64Array, sign: number, from: number, to: number) => {
    const part = new Float32Array((to - from) * dim);
    for (let i = from, at = 0; i < to; i++) {
      for (let c = 0; c < dim; c++, at++) part[at] = sign * data[i * dim + c]! * inverse[i]!;
    }
    return part;
  };
  return {
    rows: { rows: b.rows, columns: dim, part: (from, to) => laid(b, inverseB, 1, from, to) },
    queries: (from, to) => laid(a, inverseA, -1, from, to),
    leastDistance: (_, key) => key - error,
  };
}

interface Decided extends DecidedRows, TopLists {}

const decideTask = defineTask('matching/decide-proposed', (part: Part, round: Round): Decided => {
  const [from, to] = rowsOfRound(part, round);
  const lists = emptyLists(to - from, part.k);
  const undecided: number[] = [];
  for (let i = from; i < to; i++) if (!decideRow(part, i, lists, i - from)) undecided.push(i);
  return { ...lists, undecided };
});

/**
 * Fills a list with the best partners of row i among those proposed for it, and returns whether no other row can be among
 * them.
 *
 * @throws CardError when a partner is better than its bound: the card does not compute as WGSL says
 */
function decideRow(part: Part, i: number, lists: TopLists, item: number): boolean {
  const { numbers, bounds, places, from, b, k } = part;
  const at = (i - from) * places;
  // In the order of their numbers, so that of equal cosines the smaller number comes first.
  const order = Array.from({ length: places }, (_, p) => at + p).sort((p, q) => numbers[p]! - numbers[q]!);
  const some = Uint32Array.from(order, (p) => numbers[p]!);
  const cosines = cosinesWith(part, i, takeRows(b, some), some);
  order.forEach((p, c) => {
    if (!(-cosines[c]! >= bounds[p]!))
      throw new CardError('the graphics card computes less exactly than it must');
    enter(lists, item, some[c]!, cosines[c]!);
  });
  // What is not proposed has a cosine of at most −bound; an equal one with a smaller number would come first.
  return places === b.rows || -lists.values[item * k + k - 1]! < bounds[at + places - 1]!;
}

/** A row that was compared with every row, and its list. */
interface Compared {
  readonly i: number;
  readonly list: TopLists;
}

const compareTask = defineTask('matching/compare', (part: Part, undecided: Undecided): Compared[] => {
  const { b, k } = part;
  const all = Uint32Array.from({ length: b.rows }, (_, j) => j);
  return comparedInRound(part, undecided).map((i) => {
    const list = emptyLists(1, k);
    cosinesWith(part, i, b, all).forEach((cosine, j) => enter(list, 0, j, cosine));
    return { i, list };
  });
});

/**
 * The cosines of row i of a with some rows of b, as `bestPairs` computes them: the kernels sum each product in one order, wherever
 * it stands in a block.
 */
function cosinesWith(
  { a, inverseA, inverseB, turned }: Sides,
  i: number,
  rows: Matrix,
  numbers: Uint32Array,
): Float32Array {
  const { data } = kernels().productTransposed(rowRange(a, i, i + 1), rows);
  const scale = inverseA[i]!;
  numbers.forEach((j, c) => {
    const other = inverseB[j]!;
    data[c] = turned ? data[c]! * other * scale : data[c]! * scale * other;
  });
  return data;
}
