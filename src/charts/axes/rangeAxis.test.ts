import { describe, expect, test } from 'vitest';
import { boundAt, rangeAxis, stepOf, STEPS } from './rangeAxis.ts';

describe('the axis of a range', () => {
  test('counts values in equal intervals of their logarithm, and those that it cannot show apart', () => {
    const axis = rangeAxis(Float32Array.of(0, -1, NaN, 1, 10, 100, 1000), true, 3)!;
    expect(axis.below).toBe(2);
    expect(Array.from(axis.counts)).toEqual([1, 1, 2]);
    expect(Array.from(axis.edges).map((edge) => Math.round(edge))).toEqual([1, 10, 100, 1000]);
  });

  test('is missing without a value', () => {
    expect(rangeAxis(Float32Array.of(NaN, 0), true)).toBeNull();
    expect(rangeAxis([], false)).toBeNull();
  });

  test.each([true, false])('gives the same step back for a bound, logarithmic: %s', (logarithmic) => {
    const axis = rangeAxis(
      Float32Array.from({ length: 100 }, (_, i) => 0.01 * 1.1 ** i),
      logarithmic,
    )!;
    for (let step = 1; step < STEPS; step++) {
      for (const end of [0, 1] as const) expect(stepOf(axis, boundAt(axis, step, end), end)).toBe(step);
    }
    expect(boundAt(axis, 0, 0)).toBeNull();
    expect(boundAt(axis, STEPS, 1)).toBeNull();
    expect([stepOf(axis, null, 0), stepOf(axis, null, 1)]).toEqual([0, STEPS]);
    expect(stepOf(axis, -5, 0)).toBe(0);
  });
});
