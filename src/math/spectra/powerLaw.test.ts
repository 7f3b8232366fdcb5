import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import reference from '../fixtures/galaxy.json' with { type: 'json' };
import { fitPowerLaw } from './powerLaw.ts';

const relative = (found: number, expected: number) => Math.abs(found - expected) / Math.abs(expected);

describe('power law', () => {
  test.each(reference.powerLaws)('ranks $from … $to as SciPy’s linregress', (expected) => {
    const fit = fitPowerLaw(reference.eigenvalues, expected);
    expect(relative(fit.slope, expected.slope)).toBeLessThan(1e-9);
    expect(relative(fit.intercept, expected.intercept)).toBeLessThan(1e-9);
    expect(relative(fit.standardError, expected.standardError)).toBeLessThan(1e-9);
    expect(relative(fit.ci95[0], expected.ci95[0]!)).toBeLessThan(1e-9);
    expect(relative(fit.ci95[1], expected.ci95[1]!)).toBeLessThan(1e-9);
    expect(fit.n).toBe(expected.to - expected.from + 1);
    expect(fit.excluded).toBe(0);
  });

  test('recovers any exact power law, at any scale', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 0, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (exponent, scale) => {
          const eigenvalues = Float64Array.from({ length: 60 }, (_, i) => scale * (i + 1) ** exponent);
          const fit = fitPowerLaw(eigenvalues, { from: 4, to: 50 });
          expect(fit.slope).toBeCloseTo(exponent, 9);
          expect(fit.intercept).toBeCloseTo(Math.log10(scale), 9);
        },
      ),
    );
  });

  test('leaves out eigenvalues that are zero, negative or rounding, and counts them', () => {
    const eigenvalues = [8, 4, 2, 1, 0.5, 1e-17, 0, -1e-17];
    const fit = fitPowerLaw(eigenvalues, { from: 1, to: 8 });
    expect(fit).toMatchObject({ n: 5, excluded: 3, from: 1, to: 8 });
    expect(fit.slope).toBe(fitPowerLaw(eigenvalues.slice(0, 5), { from: 1, to: 5 }).slope);
  });

  test('refuses windows that it cannot fit', () => {
    expect(() => fitPowerLaw([3, 2, 1], { from: 0, to: 3 })).toThrow('1 ≤ from < to ≤ 3, found 0 … 3');
    expect(() => fitPowerLaw([3, 2, 1], { from: 1, to: 4 })).toThrow('found 1 … 4');
    expect(() => fitPowerLaw([3, 2, 1], { from: 1, to: 2 })).toThrow('needs 3 positive eigenvalues, found 2');
    expect(() => fitPowerLaw([0, 0, 0], { from: 1, to: 3 })).toThrow('found 0 in ranks 1 … 3');
  });
});
