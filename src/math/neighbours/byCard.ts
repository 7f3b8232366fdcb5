import { card, CardError, type Card, type HeldRows, type LeastProducts } from '../card/card.ts';
import { checkNeighbours } from '../kernels/checks.ts';
import { squaredNorms, type Points } from '../kernels/nearest/distance.ts';
import type { Metric } from '../kernels/nearest/interface.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { stepOf, type Work } from '../work/work.ts';
import { cardKeys, type CardKeys } from './cardKeys.ts';
import { decideProposed } from './decideProposed.ts';
import type { NeighbourLists, Proposed } from './lists.ts';

/** Rows proposed beyond the k wanted: rounding in float32 then rarely leaves a row undecided. */
const SPARE = 24;
/** Multiplications that the card does at a time: longer ones would hold back the pictures that it also draws. */
const STEP = 8e9;
/** Products that the card keeps at a time. */
const MOST_PRODUCTS = 2 ** 24;
/** Queries come in multiples of this. */
const QUERIES = 64;

/** A search; the rows that the card works on at a time are chosen by their number and length if they are left out. */
interface Search {
  readonly k: number;
  readonly metric: Metric;
  readonly strip?: number;
}

/**
 * `nearestNeighbours` with the help of this thread's graphics card: the card proposes candidates, and the team decides
 * among them in float64, so the result is the same to the last bit as without a card.
 *
 * @returns null if there is no card, if it fails, or if it leaves too many rows undecided
 */
export async function nearestByCard(x: Matrix, search: Search, work: Work): Promise<NeighbourLists | null> {
  const found = await card(x.rows * x.rows * x.columns);
  if (!found) return null;
  try {
    return await searchByCard(found, x, search, work);
  } catch (reason) {
    if (reason instanceof CardError) return null;
    throw reason;
  }
}

/**
 * The same with a given card, whatever the number of rows.
 *
 * @throws CardError when the card fails, or computes less exactly than it must
 */
export async function searchByCard(
  found: Card,
  x: Matrix,
  { k, metric, strip }: Search,
  work: Work,
): Promise<NeighbourLists | null> {
  const { data, rows, columns } = x;
  checkNeighbours(k, rows);
  const points: Points = { data, rows, dim: columns, metric, norms: squaredNorms(data, rows, columns) };
  const proposed = await propose(found, points, Math.min(rows - 1, k + SPARE), strip ?? stripOf(x), work);
  return decideProposed(x, { k, metric }, proposed, stepOf(work, 0.6, 1));
}

/** The number of rows that the card works on at a time. */
function stripOf({ rows, columns }: Matrix): number {
  return Math.max(1, Math.floor(Math.min(STEP / columns, MOST_PRODUCTS) / rows / QUERIES)) * QUERIES;
}

async function propose(
  found: Card,
  points: Points,
  places: number,
  strip: number,
  work: Work,
): Promise<Proposed> {
  const { rows } = points;
  const keys = cardKeys(points);
  const held = await found.hold(keys.rows);
  const numbers = new Uint32Array(rows * places);
  const bounds = new Float64Array(rows * places);
  try {
    // The card computes the next strip while this thread reads the last one.
    let next = ask(held, keys, 0, Math.min(rows, strip), places);
    for (let from = 0; from < rows; from += strip) {
      const answer = await next;
      const to = Math.min(rows, from + strip);
      if (to < rows) next = ask(held, keys, to, Math.min(rows, to + strip), places);
      enter(answer, keys, from, to, places, { numbers, bounds });
      work.progress((0.6 * to) / rows, `Nearest neighbours of ${rows} rows, proposed by the graphics card`);
      await work.pause();
    }
  } finally {
    held.free();
  }
  return { places, numbers, bounds };
}

function ask(
  held: HeldRows,
  keys: CardKeys,
  from: number,
  to: number,
  places: number,
): Promise<LeastProducts> {
  const answer = held.least(keys.queries(from, to), places, from);
  // A search that is cancelled never awaits the last strip.
  answer.catch(() => undefined);
  return answer;
}

/** Enters the candidates of the rows `[from, to)`, with a bound for each, by rising bound. */
function enter(
  { numbers, products }: LeastProducts,
  keys: CardKeys,
  from: number,
  to: number,
  places: number,
  into: { readonly numbers: Uint32Array; readonly bounds: Float64Array },
): void {
  for (let i = from; i < to; i++) {
    const first = i * places;
    for (let p = 0; p < places; p++) {
      const at = (i - from) * places + p;
      const bound = keys.leastDistance(i, products[at]!);
      let place = first + p;
      for (; place > first && into.bounds[place - 1]! > bound; place--) {
        into.bounds[place] = into.bounds[place - 1]!;
        into.numbers[place] = into.numbers[place - 1]!;
      }
      into.bounds[place] = bound;
      into.numbers[place] = numbers[at]!;
    }
  }
}
