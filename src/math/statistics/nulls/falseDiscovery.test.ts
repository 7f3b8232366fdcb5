import { expect, it } from 'vitest';
import { random } from '../../random/random.ts';
import { countLogP, discoveryThreshold, emptyLogPCounts, harmonic } from './falseDiscovery.ts';

/** The number of discoveries of Benjamini and Yekutieli by their definition: sorted p values. */
function byDefinition(ps: readonly number[], level: number): number {
  const sorted = [...ps].sort((a, b) => a - b);
  const correction = sorted.reduce((sum, _, i) => sum + 1 / (i + 1), 0);
  let discoveries = 0;
  sorted.forEach((p, i) => {
    if (p <= (level * (i + 1)) / (sorted.length * correction)) discoveries = i + 1;
  });
  return discoveries;
}

const found = (ps: readonly number[], level: number): number => {
  const counts = emptyLogPCounts();
  for (const p of ps) countLogP(counts, Math.log(p));
  const threshold = discoveryThreshold(counts, ps.length, level);
  return ps.filter((p) => Math.log(p) <= threshold).length;
};

it('finds what the definition finds, but for a bin at the edge, and never more', () => {
  const stream = random(4);
  for (let world = 0; world < 20; world++) {
    const ps = Array.from({ length: 2000 }, (_, i) =>
      i < 200 ? stream.uniform() * 10 ** (-3 * stream.uniform() - 2) : 1 - stream.uniform(),
    );
    const expected = byDefinition(ps, 0.05);
    expect(found(ps, 0.05)).toBeLessThanOrEqual(expected);
    expect(found(ps, 0.05)).toBeGreaterThanOrEqual(0.9 * expected - 2);
  }
});

it('finds nothing among large p values, and all of the impossible ones', () => {
  expect(found([0.5, 0.9, 1], 0.05)).toBe(0);
  const counts = emptyLogPCounts();
  countLogP(counts, -Infinity);
  expect(discoveryThreshold(counts, 100, 0.05)).toBeLessThan(-7);
  expect(discoveryThreshold(emptyLogPCounts(), 100, 0.05)).toBe(-Infinity);
});

it('sums 1/i', () => {
  expect(harmonic(4)).toBeCloseTo(25 / 12, 12);
  expect(harmonic(1000)).toBeCloseTo(harmonic(999) + 1 / 1000, 12);
});
