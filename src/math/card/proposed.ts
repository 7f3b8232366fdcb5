import type { Work } from '../work/work.ts';
import type { Card, CardRows, LeastProducts } from './card.ts';

/** Multiplications that the card does at a time: longer ones would hold back the pictures that it also draws. */
const STEP = 8e9;
/** Products that the card keeps at a time. */
const MOST_PRODUCTS = 2 ** 24;
/** Queries come in multiples of this. */
const QUERIES = 64;

/**
 * Queries and rows as a card ranks them: the product of query i with row j, the key, grows with the distance of i and j up to
 * a proven error. What a distance is, the search says: only its order counts.
 */
export interface CardKeys {
  readonly rows: CardRows;
  /** The queries `[from, to)`, row-major, `[to − from, rows.columns]`. */
  queries(from: number, to: number): Float32Array;
  /** A lower bound of the distance of query i and every row whose key, as a card computes it, is `key` or larger. */
  leastDistance(i: number, key: number): number;
}

/** For every query, the rows that may be among its nearest. */
export interface Proposed {
  /** how many rows are proposed for each */
  readonly places: number;
  /** row numbers, by rising bound, `[queries, places]` */
  readonly numbers: Uint32Array;
  /** a lower bound of the distance to each; what is not proposed is no nearer than the last bound, `[queries, places]` */
  readonly bounds: Float64Array;
}

/** Which queries are asked, and for how many rows. */
export interface Asking {
  readonly queries: number;
  readonly places: number;
  /** whether query i is row i, which it never finds */
  readonly own: boolean;
  /** the queries that the card works on at a time; chosen by the number and the length of the rows if left out */
  readonly strip?: number | undefined;
  /** what is searched for, in words */
  readonly what: string;
}

/**
 * The rows of least key of every query, as a card proposes them.
 *
 * @throws CardError when the card fails
 */
export async function proposeLeast(
  found: Card,
  keys: CardKeys,
  { queries, places, own, strip = stripOf(keys.rows), what }: Asking,
  work: Work,
): Promise<Proposed> {
  const numbers = new Uint32Array(queries * places);
  const bounds = new Float64Array(queries * places);
  const held = await found.hold(keys.rows);
  // A query that is no row is asked as if it were one after the last.
  const self = (from: number) => (own ? from : keys.rows.rows);
  const ask = (from: number, to: number) => held.least(keys.queries(from, to), places, self(from));
  try {
    for await (const { from, to, answer } of inStrips(queries, strip, ask)) {
      enter(answer, keys, from, to, places, { numbers, bounds });
      work.progress(to / queries, `${what}, proposed by the graphics card`);
      await work.pause();
    }
  } finally {
    held.free();
  }
  return { places, numbers, bounds };
}

/** The number of queries that the card works on at a time. */
export function stripOf({ rows, columns }: Pick<CardRows, 'rows' | 'columns'>): number {
  return Math.max(1, Math.floor(Math.min(STEP / columns, MOST_PRODUCTS) / rows / QUERIES)) * QUERIES;
}

/** What a card answered about the queries `[from, to)`. */
export interface AnsweredStrip {
  readonly from: number;
  readonly to: number;
  readonly answer: LeastProducts;
}

/**
 * Asks a card about queries strip by strip; it computes the next strip while the caller works on the last one.
 *
 * @param strip  the number of queries that it works on at a time; see `stripOf`
 */
export async function* inStrips(
  queries: number,
  strip: number,
  ask: (from: number, to: number) => Promise<LeastProducts>,
): AsyncGenerator<AnsweredStrip, void> {
  const asked = (from: number) => {
    const answer = ask(from, Math.min(queries, from + strip));
    // A search that is cancelled never awaits the last strip.
    answer.catch(() => undefined);
    return answer;
  };
  let next = asked(0);
  for (let from = 0; from < queries; from += strip) {
    const answer = await next;
    const to = Math.min(queries, from + strip);
    if (to < queries) next = asked(to);
    yield { from, to, answer };
  }
}

/** Enters the candidates of the queries `[from, to)`, with a bound for each, by rising bound. */
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
