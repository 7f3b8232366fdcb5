import { expect, it } from 'vitest';
import { wilson } from './wilson.ts';

it('is the interval of SciPy, with whole ends', () => {
  // scipy.stats.binomtest(count, total).proportion_ci(method="wilson")
  const cases = [
    [8, 10, 0.4901624715, 0.9433178485],
    [0, 10, 0, 0.2775327998],
    [10, 10, 0.7224672002, 1],
    [50, 1000, 0.0381302624, 0.0653138202],
  ] as const;
  for (const [count, total, low, high] of cases) {
    const found = wilson(count, total);
    expect(found.low).toBeCloseTo(low, 8);
    expect(found.high).toBeCloseTo(high, 8);
  }
});
