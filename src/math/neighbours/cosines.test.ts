import { describe, expect, test } from 'vitest';
import { meanCosine, meanCosineDeviation, randomPairCosines } from './cosines.ts';
import reference from '../fixtures/galaxy.json' with { type: 'json' };
import { matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { meanAndDeviation } from '../statistics/meanAndDeviation.ts';

const gaussian = (rows: number, dim: number, seed: number) => {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: rows * dim }, () => stream.normal()),
    rows,
    dim,
  );
};

describe('cosines between pairs', () => {
  test('the mean over all pairs is scikit-learn’s', () => {
    const shifted = Float32Array.from(reference.points, (value) => value + 0.5);
    const { value, n } = meanCosine(matrix(shifted, 120, 4));
    expect(Math.abs(value / reference.meanCosine - 1)).toBeLessThan(1e-5);
    expect(n).toBe(120);
  });

  test('the mean varies between isotropic clouds by the known deviation', () => {
    const means = Array.from({ length: 400 }, (_, seed) => meanCosine(gaussian(30, 8, seed)).value);
    const { mean, sd } = meanAndDeviation(means);
    const known = meanCosineDeviation(30, 8);
    expect(Math.abs(sd / known - 1)).toBeLessThan(0.2);
    expect(Math.abs(mean)).toBeLessThan((4 * known) / Math.sqrt(400));
  });

  test('random pairs have the mean of all pairs and the spread 1/√d of isotropy', () => {
    const x = gaussian(400, 25, 1);
    const { mean, sd } = meanAndDeviation(randomPairCosines(x, 20_000, random(2)));
    expect(Math.abs(mean - meanCosine(x).value)).toBeLessThan(0.01);
    expect(Math.abs(sd - 0.2)).toBeLessThan(0.01);
  });

  test('rows of length zero are left out, and one row makes no pair', () => {
    const x = matrix(Float32Array.of(0, 0, 1, 0, 2, 0), 3, 2);
    expect(meanCosine(x)).toEqual({ value: 1, n: 2, zeroRows: 1 });
    expect([...randomPairCosines(x, 5, random(1))]).toEqual([1, 1, 1, 1, 1]);
    expect(() => meanCosine(matrix(Float32Array.of(1, 0), 1, 2))).toThrow('found 1 of 1');
    expect(() => randomPairCosines(matrix(new Float32Array(4), 2, 2), 1, random(1))).toThrow('found 0');
  });
});
