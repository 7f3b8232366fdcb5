import { describe, expect, test } from 'vitest';
import { withFastKernels } from '../../../../test/fastKernels.ts';
import { matrix } from '../../../math/matrices/matrix.ts';
import { random } from '../../../math/random/random.ts';
import { standardised } from '../../../math/statistics/standardise.ts';
import { CancelledError, quietWork } from '../../../math/work/work.ts';
import { teamWork } from '../../../math/work/testing/teamWork.ts';
import { clusteringEntropy } from './clusteringEntropy.ts';
import reference from './fixtures/galaxy.json' with { type: 'json' };
import { clusteredWorld, gaussianWorld } from './testing/worlds.ts';
import { nearestDistances } from './nearestDistances.ts';

// The fast kernels, where the engine has them: the same numbers sooner.
withFastKernels();

describe('clustering entropy', () => {
  test.each([
    ['isotropic', 1_500, 30, () => 1],
    ['power-law', 1_200, 120, (j: number) => (j + 1) ** -0.5],
  ] as const)('a Gaussian, %s: no difference within its error', async (_, n, dim, deviation) => {
    const found = await clusteringEntropy(gaussianWorld(n, dim, 8, deviation), {}, quietWork);
    expect(Math.abs(found.difference.z!)).toBeLessThan(3);
    expect(Math.abs(found.difference.value)).toBeLessThan(3 * found.difference.error);
    // The estimator's bias in this number of dimensions is many times larger.
    expect(Math.abs(found.negentropy)).toBeGreaterThan(3 * Math.abs(found.difference.value));
    expect(found.gaussian.clouds).toBe(20);
  });

  /** Gaussian directions with lengths of their own. */
  const withLengths = (n: number, dim: number, seed: number, lengthOf: (normal: number) => number) => {
    const world = gaussianWorld(n, dim, seed);
    const stream = random(seed + 1000);
    for (let i = 0; i < n; i++) {
      const row = world.data.subarray(i * dim, (i + 1) * dim);
      const scale = lengthOf(stream.normal()) / Math.hypot(...row);
      row.forEach((value, j) => (row[j] = value * scale));
    }
    return world;
  };

  test.each([
    ['unit vectors, d = 20', 800, 20, () => 1],
    ['unit vectors, d = 50', 800, 50, () => 1],
    ['unit vectors, d = 120', 1_200, 120, () => 1],
    ['lengths that vary by a third', 800, 20, (normal: number) => Math.exp(0.3 * normal)],
  ] as const)('%s without clusters: no difference within its error', async (_, n, dim, lengthOf) => {
    const options = { subsamples: 10, gaussians: 20 };
    const found = await clusteringEntropy(withLengths(n, dim, 5, lengthOf), options, quietWork);
    expect(Math.abs(found.difference.z!)).toBeLessThan(3.5);
    expect(Math.abs(found.difference.value)).toBeLessThan(3.5 * found.difference.error);
  });

  test('any number of threads finds the same to the last bit', async () => {
    const world = clusteredWorld(400, 20, 5, 0.5, 2);
    const options = { subsamples: 3, gaussians: 11 };
    const alone = await clusteringEntropy(world, options, quietWork);
    expect(await clusteringEntropy(world, options, teamWork(8))).toEqual(alone);
  });

  test('copies of features never lower the difference', async () => {
    const world = clusteredWorld(500, 20, 10, 0.5, 2);
    const options = { subsamples: 3, gaussians: 5 };
    const before = await clusteringEntropy(world, options, quietWork);
    const copied = { ...world, data: world.data.slice() };
    for (let i = 0; i < 100; i++) copied.data.copyWithin((400 + i) * 20, i * 20, (i + 1) * 20);
    const after = await clusteringEntropy(copied, options, quietWork);
    expect(after.zeroDistances).toBe(200);
    expect(after.difference.value).toBeGreaterThan(before.difference.value);
  });

  test('clusters: a positive difference far outside the null', async () => {
    const found = await clusteringEntropy(clusteredWorld(1_500, 20, 30, 0.3, 2), {}, quietWork);
    expect(found.difference.value).toBeGreaterThan(1);
    expect(found.difference.value).toBeGreaterThan(5 * found.difference.error);
    expect(found.difference.z!).toBeGreaterThan(10);
    expect(found.difference.p).toBeNull();
  });

  test('error bars shrink with the sample and match the spread of new samples', async () => {
    const small = { gaussians: 2, subsamples: 20 };
    const values: number[] = [];
    let error = 0;
    for (let seed = 0; seed < 12; seed++) {
      const found = await clusteringEntropy(gaussianWorld(400, 6, 100 + seed), small, quietWork);
      values.push(found.negentropy);
      error += found.difference.error / 12;
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / 12;
    const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 11);
    expect(error / sd).toBeGreaterThan(0.5);
    expect(error / sd).toBeLessThan(2.5);
  });

  test('a sample is stated, and the seed decides it', async () => {
    const world = gaussianWorld(500, 5, 3);
    const options = { rows: 200, gaussians: 3, subsamples: 2 };
    const found = await clusteringEntropy(world, options, quietWork);
    expect(found).toMatchObject({ n: 500, rows: 200, dim: 5, components: 5, k: 1, seed: 42 });
    expect(await clusteringEntropy(world, options, quietWork)).toEqual(found);
    const other = await clusteringEntropy(world, { ...options, seed: 1 }, quietWork);
    expect(other.features.value).not.toBe(found.features.value);
  });

  test('duplicates are counted, directions without variance left out', async () => {
    const world = gaussianWorld(200, 6, 3, (j) => (j === 4 ? 0 : 1));
    world.data.copyWithin(0, 6, 12);
    const found = await clusteringEntropy(world, { gaussians: 2, subsamples: 2 }, quietWork);
    expect(found.zeroDistances).toBe(2);
    expect(found.components).toBe(5);
    expect(Number.isFinite(found.difference.value)).toBe(true);
  });

  test('a cloud that cannot be measured is refused with a reason', async () => {
    const equal = matrix(new Float32Array(400).fill(1), 100, 4);
    await expect(clusteringEntropy(equal, {}, quietWork)).rejects.toThrow(
      'all features of this layer are equal'.replace('all', 'All'),
    );
    await expect(clusteringEntropy(gaussianWorld(7, 4, 1), {}, quietWork)).rejects.toThrow(
      'needs at least 8 features, and there are 7',
    );
  });

  test('it stops when it is cancelled', async () => {
    let pauses = 0;
    const work = {
      ...quietWork,
      pause: () => (++pauses > 3 ? Promise.reject(new CancelledError()) : Promise.resolve()),
    };
    await expect(clusteringEntropy(gaussianWorld(2_000, 20, 1), {}, work)).rejects.toThrow(CancelledError);
  });
});

test('standardised columns are scikit-learn’s', () => {
  const { data } = standardised(matrix(Float32Array.from(reference.x), reference.n, reference.dim));
  for (const [at, value] of reference.standardised.entries()) expect(data[at]).toBeCloseTo(value, 5);
});

test('distances cut into steps are those of one pass', async () => {
  const x = gaussianWorld(1_500, 40, 6);
  const whole = await nearestDistances(x, 2, quietWork);
  expect(whole).toHaveLength(1_500);
  for (const i of [0, 733, 1_499]) {
    const distances = Array.from({ length: 1_500 }, (_, j) => {
      let square = 0;
      for (let d = 0; d < 40; d++) square += (x.data[i * 40 + d]! - x.data[j * 40 + d]!) ** 2;
      return Math.sqrt(square);
    }).sort((a, b) => a - b);
    expect(whole[i]).toBeCloseTo(distances[2]!, 4);
  }
});
