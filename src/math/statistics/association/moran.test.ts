import { expect, test } from 'vitest';
import { random, shuffle } from '../../random/random.ts';
import { meanAndDeviation } from '../meanAndDeviation.ts';
import { moran } from './moran.ts';

// On a ring each node has the nodes before and after it.
const ring = (n: number) => ({
  k: 2,
  indices: Uint32Array.from({ length: 2 * n }, (_, p) => {
    const [i, side] = [Math.floor(p / 2), p % 2 === 0 ? -1 : 1];
    return (i + side + n) % n;
  }),
});

test('a wave on a ring has the cosine of its step, alternating values have −1', () => {
  const wave = Array.from({ length: 12 }, (_, i) => 5 + Math.cos((2 * Math.PI * i) / 12));
  expect(moran(wave, ring(12))).toBeCloseTo(Math.cos((2 * Math.PI) / 12), 12);
  expect(
    moran(
      Array.from({ length: 12 }, (_, i) => i % 2),
      ring(12),
    ),
  ).toBeCloseTo(-1, 12);
});

test('the mean over permutations is −1/(n − 1), and values that do not vary have no figure', () => {
  const stream = random(7);
  const values = Float64Array.from({ length: 10 }, () => stream.normal());
  const draws = Array.from({ length: 4000 }, () => moran(shuffle(values, stream), ring(10)));
  const { mean, sd } = meanAndDeviation(draws);
  expect(Math.abs(mean + 1 / 9)).toBeLessThan((4 * sd) / Math.sqrt(4000));
  expect(moran([2, 2, 2], ring(3))).toBeNaN();
});
