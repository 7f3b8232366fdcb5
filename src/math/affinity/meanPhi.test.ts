import { expect, test } from 'vitest';
import type { Firings } from '../matrices/firings.ts';
import { random } from '../random/random.ts';
import { meanPhiIn } from './meanPhi.ts';

const BLOCKS = 40;
const FEATURES = 9;

/** Feature 7 never fires, feature 8 always does. */
function world(): { firings: Firings; fires: (feature: number, block: number) => number } {
  const stream = random(3);
  const table = Array.from({ length: BLOCKS }, () =>
    Array.from({ length: FEATURES }, (_, i) =>
      Number(i === 8 || (i < 7 && stream.uniform() < 0.1 * (i + 1))),
    ),
  );
  const rows = table.map((row) => [...row.keys()].filter((i) => row[i] === 1));
  const indptr = new Uint32Array(BLOCKS + 1);
  rows.forEach((row, b) => (indptr[b + 1] = indptr[b]! + row.length));
  const firings = { blocks: BLOCKS, features: FEATURES, indptr, indices: Uint16Array.from(rows.flat()) };
  return { firings, fires: (feature, block) => table[block]![feature]! };
}

test('the mean phi is the mean of phi over the pairs', () => {
  const { firings, fires } = world();
  const blocks = Array.from({ length: BLOCKS }, (_, b) => b);
  const sum = (of: (block: number) => number) => blocks.reduce((total, block) => total + of(block), 0);
  const phi = (i: number, j: number) => {
    const [a, b] = [sum((block) => fires(i, block)), sum((block) => fires(j, block))];
    const both = sum((block) => fires(i, block) * fires(j, block));
    return (BLOCKS * both - a * b) / Math.sqrt(a * (BLOCKS - a) * b * (BLOCKS - b));
  };
  const mean = (phi(1, 3) + phi(1, 6) + phi(3, 6)) / 3;
  const meanPhi = meanPhiIn(firings);
  expect(meanPhi([1, 3, 6])).toBeCloseTo(mean, 12);
  // Features without a phi do not count.
  expect(meanPhi([7, 1, 3, 8, 6])).toBeCloseTo(mean, 12);
  expect(meanPhi([1, 7, 8])).toBeNaN();
});
