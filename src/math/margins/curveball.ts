import type { Firings } from '../matrices/firings.ts';
import { random, shuffle } from '../random/random.ts';

/**
 * Firings shuffled so that each feature keeps its number of blocks and each block its number of features: trades between
 * pairs of blocks (the curveball algorithm; Strona and others, Nature Communications 5, 4114, 2014), whose limit is
 * uniform over all tables with these margins (Carstens, Physical Review E 91, 042812, 2015).
 *
 * @param trades  number of trades; 5 for each block or more
 */
export function curveball(firings: Firings, trades: number, seed: number): Firings {
  const { blocks, indptr, indices } = firings;
  const stream = random(seed);
  const rows = Array.from({ length: blocks }, (_, b) => [...indices.subarray(indptr[b], indptr[b + 1])]);
  if (blocks > 1) {
    for (let trade = 0; trade < trades; trade++) {
      const a = stream.integer(blocks);
      const b = (a + 1 + stream.integer(blocks - 1)) % blocks;
      [rows[a], rows[b]] = traded(rows[a]!, rows[b]!, (free) => shuffle(free, stream));
    }
  }
  const shuffled = indices.slice();
  rows.forEach((row, b) => shuffled.set(row, indptr[b]));
  return { ...firings, indices: shuffled };
}

/** Two blocks after a trade: the features of exactly one of them are dealt again, each block keeping its number. */
function traded(
  a: readonly number[],
  b: readonly number[],
  mix: (free: number[]) => number[],
): [number[], number[]] {
  const [inA, inB] = [new Set(a), new Set(b)];
  const onlyA = a.filter((feature) => !inB.has(feature));
  const onlyB = b.filter((feature) => !inA.has(feature));
  const both = a.filter((feature) => inB.has(feature));
  const free = mix([...onlyA, ...onlyB]);
  const ascending = (x: number, y: number) => x - y;
  return [
    [...both, ...free.slice(0, onlyA.length)].sort(ascending),
    [...both, ...free.slice(onlyA.length)].sort(ascending),
  ];
}
