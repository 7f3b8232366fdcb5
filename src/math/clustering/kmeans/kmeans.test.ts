import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustedMutualInformation } from '../mutualInformation.ts';
import { random } from '../../random/random.ts';
import { teamWork } from '../../work/testing/teamWork.ts';
import { CancelledError, quietWork } from '../../work/work.ts';
import { kmeans } from './kmeans.ts';

interface Case {
  name: string;
  n: number;
  dim: number;
  k: number;
  points: number[];
  labels: number[];
  inertia: number;
  usual: number;
}
const cases = JSON.parse(readFileSync(new URL('./fixtures/kmeans.json', import.meta.url), 'utf8')) as Case[];

/** n points around k corners of a cube, in the order of their blobs. */
function blobs(n: number, dim: number, k: number, spread: number, seed: number) {
  const stream = random(seed);
  const centres = Float64Array.from({ length: k * dim }, () => 5 * stream.normal());
  const truth = Int32Array.from({ length: n }, (_, i) => Math.floor((i * k) / n));
  const data = Float64Array.from(
    { length: n * dim },
    (_, p) => centres[truth[Math.floor(p / dim)]! * dim + (p % dim)]! + spread * stream.normal(),
  );
  return { data, truth };
}

describe('kmeans', () => {
  it.each(cases)('finds the partition that scikit-learn finds from the same seed: $name', async (c) => {
    const found = await kmeans(Float64Array.from(c.points), c.n, c.dim, c.k, { seed: 0 }, quietWork);
    expect(Math.abs(found.inertia / c.usual - 1)).toBeLessThan(1e-12);
    expect(found.inertia).toBeGreaterThanOrEqual(c.inertia * (1 - 1e-9));
    if (c.name !== 'no structure' && !c.name.includes('more clusters')) {
      expect(adjustedMutualInformation(found.labels, c.labels)).toBeCloseTo(1, 9);
    }
  });

  it('gives each point its nearest centre and each centre the mean of its points', async () => {
    const size = fc.record({
      n: fc.integer({ min: 1, max: 60 }),
      dim: fc.constantFrom(1, 2, 5, 32, 37),
      k: fc.integer({ min: 1, max: 8 }),
      seed: fc.integer(),
    });
    await fc.assert(
      fc.asyncProperty(size, async ({ n, dim, k, seed }) => {
        fc.pre(k <= n);
        const { data } = blobs(n, dim, k, 2, seed);
        const options = { seed, tolerance: 0, restarts: 2 };
        const found = await kmeans(data, n, dim, k, options, quietWork);
        const distance = (i: number, c: number) => {
          let sum = 0;
          for (let d = 0; d < dim; d++) sum += (data[i * dim + d]! - found.centres[c * dim + d]!) ** 2;
          return sum;
        };
        let inertia = 0;
        const sums = new Float64Array(k * dim);
        const sizes = new Float64Array(k);
        for (let i = 0; i < n; i++) {
          const own = distance(i, found.labels[i]!);
          inertia += own;
          for (let c = 0; c < k; c++) expect(own).toBeLessThanOrEqual(distance(i, c) * (1 + 1e-9) + 1e-12);
          sizes[found.labels[i]!]!++;
          for (let d = 0; d < dim; d++) sums[found.labels[i]! * dim + d]! += data[i * dim + d]!;
        }
        expect(found.inertia).toBeCloseTo(inertia, 6);
        sums.forEach((sum, p) => {
          const size = sizes[Math.floor(p / dim)]!;
          expect(size).toBeGreaterThan(0);
          expect(found.centres[p]).toBeCloseTo(sum / size, 9);
        });
      }),
      { numRuns: 60 },
    );
  });

  it.each([3, 32, 40])('recovers planted blobs in %i dimensions', async (dim) => {
    const { data, truth } = blobs(300, dim, 12, 0.3, dim);
    const found = await kmeans(data, 300, dim, 12, {}, quietWork);
    expect(adjustedMutualInformation(found.labels, truth)).toBeCloseTo(1, 9);
  });

  it('is the same for the same seed, whatever the origin', async () => {
    const { data } = blobs(120, 4, 5, 2, 9);
    const moved = data.map((x) => x + 1000);
    const first = await kmeans(data, 120, 4, 5, { seed: 7 }, quietWork);
    expect(await kmeans(data, 120, 4, 5, { seed: 7 }, quietWork)).toEqual(first);
    expect((await kmeans(moved, 120, 4, 5, { seed: 7 }, quietWork)).labels).toEqual(first.labels);
  });

  it('has a result for points that coincide, even if fewer are distinct than clusters', async () => {
    const same = await kmeans(new Float64Array(20).fill(3), 10, 2, 3, {}, quietWork);
    expect(same.inertia).toBe(0);
    const two = await kmeans(Float64Array.of(0, 0, 1, 1, 1), 5, 1, 3, {}, quietWork);
    expect(two.inertia).toBeCloseTo(0, 15);
    expect(
      adjustedMutualInformation(
        two.labels.map((l) => (l === two.labels[0] ? 0 : 1)),
        [0, 0, 1, 1, 1],
      ),
    ).toBe(1);
    const wide = await kmeans(new Float64Array(36 * 6), 6, 36, 2, {}, quietWork);
    expect(wide.inertia).toBe(0);
  });

  it('makes k = n clusters of one point each', async () => {
    const { data } = blobs(25, 3, 5, 1, 4);
    const found = await kmeans(data, 25, 3, 25, {}, quietWork);
    expect(new Set(found.labels).size).toBe(25);
    expect(found.inertia).toBeCloseTo(0, 12);
  });

  it('refuses a k out of range, a wrong length and coordinates that are not finite', async () => {
    const data = new Float64Array(6);
    await expect(kmeans(data, 3, 2, 4, {}, quietWork)).rejects.toThrow('from 1 to 3 (the points), found 4');
    await expect(kmeans(data, 3, 2, 0, {}, quietWork)).rejects.toThrow('found 0');
    await expect(kmeans(data, 4, 2, 1, {}, quietWork)).rejects.toThrow('4 × 2 needs 8 coordinates, found 6');
    data[3] = NaN;
    await expect(kmeans(data, 3, 2, 1, {}, quietWork)).rejects.toThrow('finite');
  });

  it.each([
    [2, 30],
    [5, 40],
    [16, 3],
  ])('is the same to the last bit with a team of %i, in %i dimensions', async (size, dim) => {
    const { data } = blobs(900, dim, 6, 4, dim);
    const work = teamWork(size);
    const alone = await kmeans(data, 900, dim, 6, { seed: 3 }, quietWork);
    expect(await kmeans(data, 900, dim, 6, { seed: 3 }, work)).toEqual(alone);
    expect(work.held()).toBe(0);
  });

  it('keeps nothing when it is cancelled', async () => {
    const { data } = blobs(900, 20, 5, 2, 9);
    const { team, held } = teamWork(2);
    const work = { ...quietWork, team, pause: () => Promise.reject(new CancelledError()) };
    await expect(kmeans(data, 900, 20, 5, {}, work)).rejects.toThrow(CancelledError);
    expect(held()).toBe(0);
  });

  it('stops when it is cancelled', async () => {
    const { data } = blobs(120, 4, 5, 2, 9);
    const work = { ...quietWork, pause: () => Promise.reject(new CancelledError()) };
    await expect(kmeans(data, 120, 4, 5, {}, work)).rejects.toThrow(CancelledError);
  });
});
