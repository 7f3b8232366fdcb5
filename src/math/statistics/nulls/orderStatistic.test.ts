import { describe, expect, it } from 'vitest';
import { random } from '../../random/random.ts';
import { orderStatistic } from './orderStatistic.ts';

describe('the k-th smallest number', () => {
  const stream = random(5);
  it.each([
    ['random numbers', () => stream.uniform() - 0.5],
    ['many ties', () => Math.floor(4 * stream.uniform())],
    ['one value', () => 7],
    ['infinities', () => [Infinity, -Infinity, 1][Math.floor(3 * stream.uniform())]!],
  ])('is what sorting finds: %s', (_, draw) => {
    for (const n of [1, 2, 3, 10, 257]) {
      const values = Float64Array.from({ length: n }, draw);
      const sorted = values.slice().sort();
      for (const k of [0, n >> 1, n - 1, Math.floor(0.98 * n)]) {
        expect(orderStatistic(values.slice(), k)).toBe(sorted[k]);
      }
    }
  });

  it('is found among ordered numbers, and again after some were found', () => {
    const values = Float64Array.from({ length: 100_000 }, (_, i) => i);
    expect([10, 99_990, 50_000].map((k) => orderStatistic(values, k))).toEqual([10, 99_990, 50_000]);
    values.reverse();
    expect(orderStatistic(values, 4)).toBe(4);
  });

  it('is NaN if there is no such number', () => {
    expect(orderStatistic(new Float64Array(), 0)).toBeNaN();
    expect(orderStatistic(Float64Array.of(1), 1)).toBeNaN();
    expect(orderStatistic(Float64Array.of(1), NaN)).toBeNaN();
  });
});
