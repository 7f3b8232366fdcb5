import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson } from './pearson.ts';

const fixtures = JSON.parse(readFileSync(new URL('../fixtures/pearson.json', import.meta.url), 'utf8')) as {
  pearson: { x: number[]; y: number[]; r: number; p: number }[];
};
const relative = (found: number, expected: number) => Math.abs(found - expected) / Math.abs(expected);

describe('Pearson’s correlation', () => {
  it('agrees with SciPy in r and in p, the smallest p included', () => {
    for (const { x, y, r, p } of fixtures.pearson) {
      const found = pearson(x, y);
      expect(found.n).toBe(x.length);
      expect(relative(found.r, r)).toBeLessThan(1e-9);
      // A p of 1e-200 multiplies the rounding of r many times.
      expect(relative(found.p, p)).toBeLessThan(p < 1e-30 ? 1e-6 : 1e-9);
    }
  });

  it('is symmetric, and the same for any rising line', () => {
    const lists = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 3,
      maxLength: 30,
    });
    fc.assert(
      fc.property(lists, (pairs) => {
        const x = pairs.map(([a]) => a);
        const y = pairs.map(([, b]) => b);
        const one = pearson(x, y);
        const other = pearson(
          y,
          x.map((value) => 3 * value - 7),
        );
        if (Number.isNaN(one.r)) expect(other.r).toBeNaN();
        else {
          expect(other.r).toBeCloseTo(one.r, 10);
          expect(one.p).toBeGreaterThanOrEqual(0);
          expect(one.p).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('leaves out values that are not finite, and gives no figure for a constant', () => {
    expect(pearson([1, 2, NaN, 4, 5], [2, 4, 6, NaN, 10])).toEqual({ r: 1, p: 0, n: 3 });
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 4]).r).toBeNaN();
    expect(pearson([1, 2], [5, 3])).toEqual({ r: -1, p: 1, n: 2 });
    expect(() => pearson([1], [2])).toThrow(/at least 2/);
    expect(() => pearson([1, 2], [2])).toThrow(/the same length/);
  });
});
