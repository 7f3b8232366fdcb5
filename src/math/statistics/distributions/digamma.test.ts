import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digamma } from './digamma.ts';
import reference from '../../fixtures/galaxy.json' with { type: 'json' };

describe('digamma', () => {
  test.each(reference.digamma as [number, number][])('ψ(%d) is SciPy’s %d', (x, expected) => {
    expect(Math.abs(digamma(x) - expected)).toBeLessThan(1e-12 * Math.max(1, Math.abs(expected)));
  });

  test('grows by 1/x from x to x + 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (x) => {
        expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 9);
      }),
    );
  });

  test('refuses numbers that are not positive', () => {
    expect(() => digamma(0)).toThrow('expected x > 0');
  });
});
