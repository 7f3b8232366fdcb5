import { describe, expect, test } from 'vitest';
import { marchenkoPastur } from './marchenkoPastur.ts';
import { random } from '../random/random.ts';
import { participationRatio } from './spectrumShape.ts';
import { quietWork } from '../work/work.ts';
import { chiSquare, wishartSpectrum } from './wishart.ts';
import { meanAndDeviation } from '../statistics/meanAndDeviation.ts';

describe('spectra of isotropic Gaussian clouds', () => {
  test('have the moments of a Wishart matrix', async () => {
    const samples = 40;
    const dim = 12;
    const stream = random(3);
    const first: number[] = [];
    const second: number[] = [];
    for (let draw = 0; draw < 800; draw++) {
      const values = await wishartSpectrum(samples, dim, stream, quietWork);
      first.push(values.reduce((sum, value) => sum + value, 0) / dim);
      second.push(values.reduce((sum, value) => sum + value * value, 0) / dim);
    }
    // E tr S = d, var tr S = 2d/n, E tr S² = d + d(d + 1)/n for S of n rows in d dimensions.
    const trace = meanAndDeviation(first);
    expect(Math.abs(trace.mean - 1)).toBeLessThan(4 * (trace.sd / Math.sqrt(800)));
    expect(trace.sd).toBeCloseTo(Math.sqrt(2 / (samples * dim)), 2);
    const squares = meanAndDeviation(second);
    expect(Math.abs(squares.mean - (1 + (dim + 1) / samples))).toBeLessThan(
      4 * (squares.sd / Math.sqrt(800)),
    );
  });

  test('lie along the Marchenko–Pastur law, tall or wide', async () => {
    for (const [samples, dim] of [
      [2000, 300],
      [300, 2000],
    ] as const) {
      const values = await wishartSpectrum(samples, dim, random(1), quietWork);
      const law = marchenkoPastur(samples, dim);
      expect(values.length).toBe(300);
      expect(Math.abs(participationRatio(values) / participationRatio(law) - 1)).toBeLessThan(0.02);
      for (const rank of [20, 150, 280]) {
        expect(Math.abs(values[rank]! / law[rank]! - 1)).toBeLessThan(0.03);
      }
    }
  });

  test('depend on the seed, and are one number for one dimension', async () => {
    const again = async (seed: number) => [...(await wishartSpectrum(9, 4, random(seed), quietWork))];
    expect(await again(5)).toEqual(await again(5));
    expect(await again(5)).not.toEqual(await again(6));
    expect(await wishartSpectrum(9, 1, random(1), quietWork)).toHaveLength(1);
  });

  test.each([1, 2, 3, 50])('chi-square with %d degrees of freedom has mean and variance', (freedom) => {
    const stream = random(freedom);
    const draws = Float64Array.from({ length: 20_000 }, () => chiSquare(freedom, stream));
    const { mean, sd } = meanAndDeviation(draws);
    expect(Math.abs(mean / freedom - 1)).toBeLessThan(0.05);
    expect(Math.abs(sd ** 2 / (2 * freedom) - 1)).toBeLessThan(0.1);
  });
});
