import { expect, it } from 'vitest';
import { distancesBetween } from './distances.ts';

const x = { data: Float64Array.of(1, 0, 3, 4), rows: 2, columns: 2 };

it('distances are Euclidean, or one less the cosine; a zero row is at right angles to all', () => {
  const y = { data: Float64Array.of(0, 0, 3, 4, -3, -4), rows: 3, columns: 2 };
  expect([...distancesBetween(x, 1, y, 'euclidean')]).toEqual([5, 0, 10]);
  expect([...distancesBetween(x, 1, y, 'cosine')]).toEqual([1, 0, 2]);
  expect([...distancesBetween(x, 0, y, 'cosine')][1]).toBeCloseTo(0.4, 12);
});
