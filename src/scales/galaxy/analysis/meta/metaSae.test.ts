import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../../workers/kernels/load.ts';
import { plantedSums } from '../../../../math/autoencoder/testing/plantedSums.ts';
import { useKernels } from '../../../../math/kernels/kernels.ts';
import { matrix, row, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { CancelledError, quietWork } from '../../../../math/work/work.ts';
import { metaSae, type MetaSae } from './metaSae.ts';
import { besideClouds, metaVerdict } from './metaVerdict.ts';
import { featuresOfMetas, metasOf, strengthsOf, strongestMetas } from './parts.ts';

beforeAll(async () => useKernels(await loadKernels()));

const quick = { draws: 3, steps: 200 };

/** A Gaussian cloud off the origin, with a decaying spectrum. */
function gaussian(n: number, dim: number, seed: number): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: n * dim }, (_, at) => ((at % dim) + 1) ** -0.5 * stream.normal() + 0.05),
    n,
    dim,
  );
}

describe('a meta-SAE', () => {
  it('explains more of sums of common atoms than of clouds of their spectrum', async () => {
    const { x } = plantedSums(600, 20, 24, 1);
    const found = await metaSae(x, { draws: 5, steps: 400, width: 1.5 }, quietWork);
    expect(found.explained.value - found.explained.null.mean).toBeGreaterThan(0.05);
    expect(besideClouds(found.explained)).toBe('more');
    expect(metaVerdict(found)).toMatch(
      /^Features share parts: 30 meta-features, 4 active on average, explain/,
    );
    expect(found.explained).toMatchObject({ z: null, p: null });
    expect(found.curve[49]!).toBeLessThan(found.nullCurve[49]!);
  });

  it.each([1, 2])('finds nothing in a Gaussian cloud: seed %i', async (seed) => {
    const found = await metaSae(gaussian(400, 12, seed), quick, quietWork);
    expect(besideClouds(found.explained)).toBe('same');
    expect(metaVerdict(found)).toMatch(/^Nothing here: /);
    expect(found.explained.value).toBeGreaterThan(0.3);
  });

  it('lists the parts of features, and the features of parts', async () => {
    const { x } = plantedSums(200, 12, 16, 2);
    row(x, 7).fill(0);
    const found = await metaSae(x, { ...quick, steps: 50 }, quietWork);
    expect(found).toMatchObject({ n: 200, dim: 12, width: 12, zeroRows: 1 });
    expect(metasOf(found, 7)).toEqual([]);
    expect(strongestMetas(found)[7]).toBe(-1);
    expect(metasOf(found, 999)).toEqual([]);
    const lists = featuresOfMetas(found);
    expect(lists.reduce((sum, list) => sum + list.length, 0)).toBe(found.metas.length);
    const feature = strongestMetas(found).findIndex((meta) => meta >= 0);
    const [first] = metasOf(found, feature);
    expect(strongestMetas(found)[feature]).toBe(first!.index);
    expect(lists[first!.index]).toContainEqual({ index: feature, strength: first!.strength });
    expect(strengthsOf(found, first!.index)[feature]).toBe(first!.strength);
    for (let i = 0; i < 200; i++) {
      const own = metasOf(found, i).map(({ strength }) => strength);
      expect(own).toEqual([...own].sort((a, b) => b - a));
    }
  });

  it('has at most one meta-feature for two features, and says what was asked for', async () => {
    const found = await metaSae(gaussian(20, 30, 4), { ...quick, steps: 20, width: 4 }, quietWork);
    expect(found).toMatchObject({ width: 10, askedWidth: 120 });
  });

  it('offers its curves while it trains, and ends when it is cancelled', async () => {
    const drafts: MetaSae[] = [];
    const draft = (result: () => unknown) => void drafts.push(result() as MetaSae);
    const x = gaussian(600, 48, 6);
    const parameters = { draws: 3, steps: 90, width: 4 };
    const found = await metaSae(x, parameters, { ...quietWork, draft });
    expect(drafts.length).toBeGreaterThan(2);
    expect(drafts[0]!.curve[0]).toBe(found.curve[0]);
    expect(drafts[0]!.curve[49]).toBeNaN();
    expect(drafts[0]).toMatchObject({ n: 600, width: 192, steps: 90 });
    expect(metasOf(drafts[0]!, 0)).toEqual([]);
    expect(drafts.at(-1)).toMatchObject({ curve: found.curve, nullCurve: found.nullCurve });
    let pauses = 0;
    const pause = () => (++pauses > 2 ? Promise.reject(new CancelledError()) : Promise.resolve());
    await expect(metaSae(x, parameters, { ...quietWork, pause })).rejects.toThrow(CancelledError);
  });

  it('takes copies', async () => {
    const x = gaussian(64, 6, 5);
    for (let i = 0; i < 40; i++) row(x, i).set(row(x, 0));
    const found = await metaSae(x, { ...quick, steps: 40 }, quietWork);
    expect(Number.isFinite(found.explained.value)).toBe(true);
    expect(metasOf(found, 3).map(({ index }) => index)).toEqual(metasOf(found, 2).map(({ index }) => index));
  });

  it('refuses layers that have too few directions, or only one', async () => {
    await expect(metaSae(gaussian(12, 4, 6), quick, quietWork)).rejects.toThrow(
      'expected at least 16 features whose direction is not zero, found 12 of 12',
    );
    const one = matrix(new Float32Array(40 * 3).fill(2), 40, 3);
    await expect(metaSae(one, quick, quietWork)).rejects.toThrow('found 40 copies of one');
  });
});

describe('the verdict', () => {
  const explained = (value: number, samples: number[]) => {
    const mean = samples.reduce((sum, one) => sum + one, 0) / samples.length;
    const sd = Math.sqrt(samples.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (samples.length - 1));
    return { value, null: { mean, sd, samples: Float64Array.from(samples) }, z: null, p: null };
  };
  const verdict = (figure: MetaSae['explained']) =>
    metaVerdict({ explained: figure, width: 8, active: 4 } as MetaSae);

  it('needs a difference that is large beside the spread of few clouds, and of a hundredth at least', () => {
    expect(verdict(explained(0.55, [0.5, 0.501, 0.499, 0.5, 0.5]))).toMatch(/^Features share parts/);
    expect(verdict(explained(0.55, [0.5, 0.52, 0.48, 0.53, 0.47]))).toMatch(/^Nothing here/);
    expect(verdict(explained(0.505, [0.5, 0.5, 0.5, 0.5, 0.5]))).toMatch(/^Nothing here/);
    expect(verdict(explained(0.4, [0.5, 0.501, 0.499, 0.5, 0.5]))).toMatch(/^No common parts/);
    expect(verdict(explained(0.55, [0.5, 0.5, 0.5]))).toMatch(/^Features share parts/);
    expect(verdict(explained(0.9, [0.5]))).toMatch(/^Nothing here/);
  });
});
