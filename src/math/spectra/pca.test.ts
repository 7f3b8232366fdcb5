import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import { openNpz } from '../../dataset/files/npz.ts';
import { metered } from '../../dataset/testing/fuzz/meter.ts';
import { withSharedRows } from '../kernels/sharedRows.ts';
import { covarianceOfRows } from './covariance.ts';
import { moments } from './moments.ts';
import { useKernels } from '../kernels/kernels.ts';
import { matrix, takeRows, type Matrix } from '../matrices/matrix.ts';
import { pca } from './pca.ts';
import { permutation, random } from '../random/random.ts';
import { spectrum } from './spectrum.ts';
import { smallSymmetricEigen } from '../linear/symmetric.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { CancelledError, quietWork, type Work } from '../work/work.ts';

const fastest = await loadKernels();
beforeAll(() => useKernels(fastest));

interface Case {
  name: string;
  n: number;
  d: number;
  x: number[];
  mean: number[];
  eigenvalues: number[];
  components: number[];
  scores: number[];
  totalVariance: number;
  spectrum: number[];
}

const { cases, layer } = JSON.parse(
  readFileSync(new URL('./fixtures/pca.json', import.meta.url), 'utf8'),
) as { cases: Case[]; layer: Omit<Case, 'x' | 'mean' | 'components'> };
const layerFile = new URL('../../../../shared/data/mini-sae/layer_2/params.npz', import.meta.url);
const pointsOf = ({ x, n, d }: Case) => matrix(Float32Array.from(x), n, d);

/** Expects each entry to be within `relative` of the largest expected entry. */
function expectNear(found: ArrayLike<number>, wanted: ArrayLike<number>, relative: number): void {
  expect(found.length).toBe(wanted.length);
  const size = Math.max(...Array.from(wanted, Math.abs));
  for (let i = 0; i < wanted.length; i++) {
    expect(Math.abs(found[i]! - wanted[i]!)).toBeLessThanOrEqual(relative * size);
  }
}

/** Points with the given standard deviations along random axes that mix all columns. */
function cloud(n: number, deviations: readonly number[], seed: number): Matrix {
  const d = deviations.length;
  const stream = random(seed);
  const u = Float64Array.from({ length: d }, () => stream.normal());
  const length = u.reduce((sum, x) => sum + x * x, 0);
  const data = new Float32Array(n * d);
  const point = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    let along = 0;
    for (let j = 0; j < d; j++) {
      point[j] = deviations[j]! * stream.normal();
      along += point[j]! * u[j]!;
    }
    for (let j = 0; j < d; j++) data[i * d + j] = point[j]! - (2 * along * u[j]!) / length;
  }
  return matrix(data, n, d);
}

/** C·v without C: (X − 1m)ᵀ((X − 1m)v) / (n − 1). */
function covarianceTimes(x: Matrix, mean: Float64Array, v: Float64Array): Float64Array {
  const image = new Float64Array(x.columns);
  for (let i = 0; i < x.rows; i++) {
    let along = 0;
    for (let j = 0; j < v.length; j++) along += (x.data[i * v.length + j]! - mean[j]!) * v[j]!;
    for (let j = 0; j < v.length; j++) {
      image[j] = image[j]! + ((x.data[i * v.length + j]! - mean[j]!) * along) / (x.rows - 1);
    }
  }
  return image;
}

describe.each(cases)('pca of a cloud as scikit-learn has it: $name', (wanted) => {
  it('agrees to 1e-5 in eigenvalues, components, scores and spectrum', async () => {
    const x = pointsOf(wanted);
    const found = await pca(x, { components: wanted.eigenvalues.length }, quietWork);
    expect(found.converged).toBe(true);
    wanted.eigenvalues.forEach((value, i) => expect(found.eigenvalues[i]! / value).toBeCloseTo(1, 6));
    expectNear(found.mean, wanted.mean, 1e-7);
    expectNear(found.components, wanted.components, 1e-5);
    expectNear(found.scores, wanted.scores, 1e-5);
    expect(found.totalVariance / wanted.totalVariance).toBeCloseTo(1, 6);
    const all = await spectrum(x, quietWork);
    expect(all.totalVariance).toBe(found.totalVariance);
    wanted.spectrum.forEach((value, i) => {
      const near = value > 1e-6 * wanted.spectrum[0]! ? 1e-5 * value : 1e-6 * wanted.spectrum[0]!;
      expect(Math.abs(all.eigenvalues[i]! - value)).toBeLessThanOrEqual(near);
    });
  });
});

describe('pca', () => {
  it('satisfies C·v = λ·v with orthonormal components, by every method', async () => {
    const falling = (d: number) => Array.from({ length: d }, (_, i) => (i + 1) ** -0.4);
    for (const [n, d] of [
      [300, 20],
      [400, 200],
      [3000, 1010],
    ] as const) {
      const x = cloud(n, falling(d), 11);
      const k = 5;
      const found = await pca(x, { components: k }, quietWork);
      expect(found.converged).toBe(true);
      for (let i = 0; i < k; i++) {
        const v = found.components.subarray(i * d, (i + 1) * d);
        const image = covarianceTimes(x, found.mean, v);
        const residual = image.reduce((sum, y, r) => sum + (y - found.eigenvalues[i]! * v[r]!) ** 2, 0);
        expect(Math.sqrt(residual)).toBeLessThanOrEqual(1.01e-6 * found.eigenvalues[0]!);
        for (let j = 0; j <= i; j++) {
          let inner = 0;
          for (let r = 0; r < d; r++) inner += found.components[j * d + r]! * v[r]!;
          expect(inner).toBeCloseTo(i === j ? 1 : 0, 10);
        }
        let variance = 0;
        for (let p = 0; p < n; p++) variance += found.scores[p * k + i]! ** 2 / (n - 1);
        expect(variance / found.eigenvalues[i]!).toBeCloseTo(1, 5);
      }
    }
  });

  it('does not depend on the order of the points or on their place', async () => {
    const clouds = fc.tuple(fc.integer({ min: 3, max: 40 }), fc.integer({ min: 2, max: 12 }), fc.nat());
    await fc.assert(
      fc.asyncProperty(clouds, async ([n, d, seed]) => {
        const x = cloud(
          n,
          Array.from({ length: d }, (_, i) => 0.7 ** i),
          seed,
        );
        const order = permutation(n, random(seed));
        const moved = takeRows(x, order);
        const first = await spectrum(x, quietWork);
        expectNear((await spectrum(moved, quietWork)).eigenvalues, first.eigenvalues, 1e-9);
        const shifted = matrix(
          x.data.map((value) => value + 4),
          n,
          d,
        );
        expectNear((await spectrum(shifted, quietWork)).eigenvalues, first.eigenvalues, 1e-4);
        const sum = first.eigenvalues.reduce((total, value) => total + value, 0);
        expect(sum / first.totalVariance).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same alone and in a team, and takes the rows back', async () => {
    const x = cloud(
      2000,
      Array.from({ length: 600 }, (_, i) => (i + 1) ** -0.5),
      5,
    );
    const { team, held } = teamWork(3);
    const shared = await pca(x, { components: 3 }, { ...quietWork, team });
    const alone = await pca(x, { components: 3 }, quietWork);
    expectNear(shared.eigenvalues, alone.eigenvalues, 1e-12);
    expectNear(shared.scores, alone.scores, 1e-6);
    expect(held()).toBe(0);
    const stopped: Work = { ...quietWork, team, pause: () => Promise.reject(new CancelledError()) };
    await expect(pca(x, { components: 3 }, stopped)).rejects.toThrow(CancelledError);
    expect(held()).toBe(0);
  });

  it('has a defined result for one point, equal points, constant columns', async () => {
    const single = await pca(matrix(Float32Array.of(3, -1, 2), 1, 3), { components: 2 }, quietWork);
    expect(Array.from(single.eigenvalues)).toEqual([0, 0]);
    expect(Array.from(single.scores)).toEqual([0, 0]);
    expect(Array.from(single.components)).toEqual([1, 0, 0, 0, 1, 0]);
    expect(single.totalVariance).toBe(0);
    const equal = matrix(
      Float32Array.from({ length: 21 }, (_, i) => [0.1, 1e6, -7.3][i % 3]!),
      7,
      3,
    );
    const none = await pca(equal, { components: 3 }, quietWork);
    expect(Array.from(none.eigenvalues)).toEqual([0, 0, 0]);
    expect(none.totalVariance).toBe(0);
    expectNear(none.scores, new Float32Array(21), 0);
    expect(Array.from((await spectrum(equal, quietWork)).eigenvalues)).toEqual([0, 0, 0]);
    const constant = matrix(Float32Array.of(5, 1, 5, 2, 5, 4), 3, 2);
    const line = await pca(constant, { components: 2 }, quietWork);
    expectNear(line.eigenvalues, [7 / 3, 0], 1e-7);
    expectNear(line.components, [0, 1, 1, 0], 1e-12);
  });

  it('refuses impossible requests', async () => {
    const x = matrix(Float32Array.of(1, 2, 3, NaN), 2, 2);
    await expect(pca(x, { components: 1 }, quietWork)).rejects.toThrow('NaN in row 1, column 1');
    await expect(spectrum(x, quietWork)).rejects.toThrow('NaN in row 1, column 1');
    await expect(pca(x, { components: 3 }, quietWork)).rejects.toThrow(
      'expected 1 … 2 components of 2 columns, found 3',
    );
  });
});

describe('spectrum', () => {
  it('has errors below 1e-4 for eigenvalues down to 1e-6 of the first', async () => {
    const d = 40;
    const x = cloud(
      500,
      Array.from({ length: d }, (_, i) => 10 ** ((-3 * i) / (d - 1))),
      3,
    );
    const c = await withSharedRows(x, quietWork, async (rows) =>
      covarianceOfRows(x, rows, await moments(x, rows), 'double', quietWork),
    );
    const exact = smallSymmetricEigen(c, d, { vectors: false }).values;
    const { eigenvalues } = await spectrum(x, quietWork);
    expect(exact[d - 1]! / exact[0]!).toBeLessThan(3e-6);
    eigenvalues.forEach((value, i) => expect(Math.abs(value / exact[i]! - 1)).toBeLessThan(1e-4));
  });

  it.each(['single', 'double'] as const)(
    'takes the rows back before it computes eigenvalues, in %s precision',
    async (precision) => {
      // Eigenvalues below the reach of float32 sums make it compute again in float64.
      const smallest = precision === 'single' ? 1 : 3e-3;
      const x = cloud(
        2500,
        Array.from({ length: 660 }, (_, j) => (j < 600 ? 1 : smallest)),
        4,
      );
      const work = teamWork(2);
      const held = new Map<string, number>();
      const { eigenvalues } = await spectrum(x, {
        ...work,
        progress: (_, text) => held.set(text, Math.max(held.get(text) ?? 0, work.held())),
      });
      expect(held).toEqual(
        new Map([
          ['Computing the covariance', 1],
          ['Computing the spectrum', 0],
        ]),
      );
      const covariances = work.ran.filter((name) => name === 'covariance.strip').length;
      expect(covariances).toBe(precision === 'single' ? 7 : 14);
      expect(eigenvalues.every((value) => value >= 0)).toBe(true);
    },
  );

  it('has n − 1 eigenvalues that are not 0 if points are fewer than dimensions', async () => {
    const x = cloud(
      10,
      Array.from({ length: 30 }, () => 1),
      3,
    );
    const { eigenvalues } = await spectrum(x, quietWork);
    expect(eigenvalues.length).toBe(30);
    eigenvalues.forEach((value, i) => (i < 9 ? expect(value).toBeGreaterThan(0.1) : expect(value).toBe(0)));
  });
});

describe.skipIf(!existsSync(layerFile))('a real layer', () => {
  it('has the spectrum and the scores that NumPy and scikit-learn find', async () => {
    const npz = await openNpz(new Uint8Array(readFileSync(layerFile)), 'params.npz');
    const { data, shape } = await npz.read('W_dec');
    const x = matrix(Float32Array.from(data), shape[0]!, shape[1]!);
    const found = await pca(x, { components: layer.eigenvalues.length }, quietWork);
    expectNear(found.eigenvalues, layer.eigenvalues, 1e-6);
    expectNear(found.scores.subarray(0, layer.scores.length), layer.scores, 1e-5);
    expect(found.totalVariance / layer.totalVariance).toBeCloseTo(1, 7);
    const { eigenvalues } = await spectrum(x, quietWork);
    layer.spectrum.forEach((value, i) => expect(eigenvalues[i]! / value).toBeCloseTo(1, 5));
  });
});

it('builds no covariance of a few very wide points', async () => {
  const stream = random(3);
  const x = matrix(
    Float32Array.from({ length: 6 * 20_000 }, () => stream.normal()),
    6,
    20_000,
  );
  // The covariance would take 3.2 GB.
  const found = await metered(400e6, () => pca(x, { components: 3 }, quietWork));
  const { eigenvalues } = await spectrum(x, quietWork);
  expect(found.converged).toBe(true);
  expectNear(found.eigenvalues, eigenvalues.slice(0, 3), 1e-6);
});
