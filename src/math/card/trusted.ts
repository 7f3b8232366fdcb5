import { random } from '../random/random.ts';
import { flushBound, relativeBound } from './bound.ts';
import type { Card } from './card.ts';

const ROWS = 150;
const QUERIES = 70;
const COLUMNS = 70;
const PLACES = 9;

/**
 * Whether a card keeps to its bound on a small example: drivers have faults, and what WGSL promises is only as good as the
 * driver. Rows include equal ones, zeros and numbers that may be taken for zero.
 *
 * @throws CardError when the card fails
 */
export async function isTrusted(card: Card): Promise<boolean> {
  const z = example(1, ROWS);
  const queries = example(2, QUERIES);
  const held = await card.hold({
    rows: ROWS,
    columns: COLUMNS,
    part: (from, to) => z.slice(from * COLUMNS, to * COLUMNS),
  });
  try {
    // Query q is row q; then no query is a row.
    for (const first of [0, ROWS]) {
      const { numbers, products } = await held.least(queries, PLACES, first);
      for (let q = 0; q < QUERIES; q++) {
        const places = (all: Uint32Array | Float32Array) => [...all.subarray(q * PLACES, (q + 1) * PLACES)];
        if (!holds(queries, q, first + q, z, places(numbers), places(products))) return false;
      }
    }
    return true;
  } finally {
    held.free();
  }
}

/** Whether the proposals for a query are within the bound, and none is left out that the bound forbids. */
function holds(
  queries: Float32Array,
  q: number,
  own: number,
  z: Float32Array,
  numbers: readonly number[],
  products: readonly number[],
): boolean {
  const chosen = new Map(numbers.map((number, p) => [number, products[p]!]));
  const last = Math.max(...products);
  if (chosen.size !== PLACES || chosen.has(own)) return false;
  for (let j = 0; j < ROWS; j++) {
    let sum = 0;
    let size = 0;
    for (let c = 0; c < COLUMNS; c++) {
      const term = queries[q * COLUMNS + c]! * z[j * COLUMNS + c]!;
      sum += term;
      size += Math.abs(term);
    }
    const bound = relativeBound(COLUMNS) * size + flushBound(COLUMNS, 8, 8);
    const product = chosen.get(j);
    if (product === undefined ? j !== own && sum + bound < last : !(Math.abs(product - sum) <= bound))
      return false;
  }
  return true;
}

function example(seed: number, rows: number): Float32Array {
  const stream = random(seed);
  const values = Float32Array.from({ length: rows * COLUMNS }, () => stream.normal());
  values.copyWithin(5 * COLUMNS, 3 * COLUMNS, 4 * COLUMNS);
  values.fill(0, 7 * COLUMNS, 8 * COLUMNS);
  for (let at = 9 * COLUMNS; at < 10 * COLUMNS; at++) values[at]! *= 2 ** -130;
  return values;
}
