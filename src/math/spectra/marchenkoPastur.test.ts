import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../fixtures/galaxy.json' with { type: 'json' };
import { marchenkoPastur } from './marchenkoPastur.ts';
import { fitPowerLaw } from './powerLaw.ts';

describe('Marchenko–Pastur', () => {
  test.each(reference.marchenkoPastur)(
    '$samples × $dim as SciPy integrates it',
    ({ samples, dim, ranks, values }) => {
      const found = marchenkoPastur(samples, dim);
      for (const [i, rank] of ranks.entries()) {
        expect(Math.abs(found[rank - 1]! / values[i]! - 1)).toBeLessThan(1e-6);
      }
    },
  );

  test('the slope is the published one of the Gaussian beside Gemma Scope', () => {
    const { slope } = fitPowerLaw(marchenkoPastur(65_536, 2_304), { from: 11, to: 150 });
    expect(Math.abs(slope - -0.02761)).toBeLessThan(1e-5);
  });

  test('descends within the edges of the law, with the variance as its mean', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 300 }), fc.integer({ min: 5, max: 300 }), (samples, dim) => {
        const values = marchenkoPastur(samples, dim, 3);
        const ratio = dim / samples;
        expect(values.length).toBe(Math.min(samples, dim));
        expect([...values]).toEqual([...values].sort((a, b) => b - a));
        expect(values[0]!).toBeLessThanOrEqual(3 * (1 + Math.sqrt(ratio)) ** 2 * (1 + 1e-12));
        expect(values.at(-1)).toBeGreaterThanOrEqual(3 * (1 - Math.sqrt(ratio)) ** 2 * (1 - 1e-9));
        const total = values.reduce((sum, value) => sum + value, 0);
        expect(Math.abs(total / (3 * dim) - 1)).toBeLessThan(0.05);
      }),
      { numRuns: 50 },
    );
  });

  test('refuses an empty cloud', () => {
    expect(() => marchenkoPastur(0, 5)).toThrow('found 0 × 5');
  });
});
