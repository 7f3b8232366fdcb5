import { describe, expect, test } from 'vitest';
import { withFastKernels } from '../../../test/fastKernels.ts';
import { kozachenkoLeonenko, logUnitBall } from './entropy.ts';
import reference from '../fixtures/galaxy.json' with { type: 'json' };
import { matrix } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { gaussianEntropy } from '../spectra/gaussianEntropy.ts';
import { quietWork } from '../work/work.ts';
import { nearestNeighbours } from './nearestNeighbours.ts';

const { entropy, distances } = reference;
const close = (found: number, expected: number) => expect(Math.abs(found / expected - 1)).toBeLessThan(1e-9);

// The fast kernels, if the engine has them: the same numbers sooner.
withFastKernels();

describe('entropy', () => {
  test('the volume of the unit ball is SciPy’s', () => {
    close(logUnitBall(entropy.dim), entropy.logUnitBall);
    expect(logUnitBall(1)).toBeCloseTo(Math.log(2), 12);
    expect(logUnitBall(3)).toBeCloseTo(Math.log((4 / 3) * Math.PI), 12);
  });

  test('Kozachenko–Leonenko is that of SciPy’s functions', () => {
    const found = kozachenkoLeonenko(distances, entropy.dim, entropy.k);
    close(found.value, entropy.kozachenkoLeonenko);
    expect(found.zeroDistances).toBe(0);
  });

  test.each([1, 2, 5, 10, 20])('a Gaussian in %d dimensions: the entropy within 3 %', async (dim) => {
    const n = 5_000;
    const stream = random(dim);
    const x = matrix(
      Float32Array.from({ length: n * dim }, () => stream.normal()),
      n,
      dim,
    );
    const { distances: nearest } = await nearestNeighbours(x, { k: 1, metric: 'euclidean' }, quietWork);
    const known = gaussianEntropy(new Float64Array(dim).fill(1));
    expect(Math.abs(kozachenkoLeonenko(nearest, dim, 1).value / known - 1)).toBeLessThan(0.03);
  });

  test('a cloud twice as large has an entropy larger by d ln 2', () => {
    const twice = distances.map((distance) => 2 * distance);
    const more = kozachenkoLeonenko(twice, 4, 3).value - kozachenkoLeonenko(distances, 4, 3).value;
    expect(more).toBeCloseTo(4 * Math.log(2), 9);
  });

  test('duplicates are left out and counted', () => {
    expect(kozachenkoLeonenko([0, 1, 1], 2, 1)).toEqual({
      value: kozachenkoLeonenko([1, 1, 1], 2, 1).value,
      zeroDistances: 1,
    });
    expect(kozachenkoLeonenko([0, 0, 0], 2, 1).value).toBe(-Infinity);
    expect(() => kozachenkoLeonenko([1, 1], 2, 2)).toThrow('expected 1 ≤ k < 2, found 2');
  });
});
