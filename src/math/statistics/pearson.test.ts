import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incompleteBeta } from './incompleteBeta.ts';
import { pearson } from './pearson.ts';
import { logGamma } from './logGamma.ts';

const fixtures = JSON.parse(readFileSync(new URL('./fixtures/pearson.json', import.meta.url), 'utf8')) as {
  pearson: { x: number[]; y: number[]; r: number; p: number }[];
  beta: { a: number; b: number; x: number; value: number }[];
};
const relative = (found: number, expected: number) => Math.abs(found - expected) / Math.abs(expected);

describe('Pearson’s correlation', () => {
  it('agrees with SciPy in r and in p, the smallest p included', () => {
    for (const { x, y, r, p } of fixtures.pearson) {
      const found = pearson(x, y);
      expect(found.n).toBe(x.length);
      expect(relative(found.r, r)).toBeLessThan(1e-9);
      // p of 1e-200 carries r's rounding many times over.
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

  it('leaves out what is not finite, and gives no figure for a constant', () => {
    expect(pearson([1, 2, NaN, 4, 5], [2, 4, 6, NaN, 10])).toEqual({ r: 1, p: 0, n: 3 });
    expect(pearson([0.1, 0.1, 0.1], [1, 2, 4]).r).toBeNaN();
    expect(pearson([1, 2], [5, 3])).toEqual({ r: -1, p: 1, n: 2 });
    expect(() => pearson([1], [2])).toThrow(/at least 2/);
    expect(() => pearson([1, 2], [2])).toThrow(/one length/);
  });
});

describe('incomplete beta function', () => {
  it('agrees with SciPy', () => {
    for (const { a, b, x, value } of fixtures.beta) {
      const found = incompleteBeta(a, b, x);
      if (value > 1e-280) expect(relative(found, value), `I_${x}(${a}, ${b})`).toBeLessThan(1e-9);
      else expect(found).toBeLessThan(1e-270);
    }
  });

  it('knows the gamma function', () => {
    for (let n = 1, factorial = 1; n < 20; factorial *= n, n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
  });

  it('refuses what is out of range', () => {
    expect(() => incompleteBeta(0, 1, 0.5)).toThrow(/a > 0/);
    expect(() => incompleteBeta(1, 1, 1.5)).toThrow(/x in \[0, 1\]/);
  });
});
