import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import type { Kernels } from '../kernels/interface.ts';
import { useKernels } from '../kernels/kernels.ts';
import { plainKernels } from '../kernels/plain/plain.ts';
import { lanczos, type EigenPairs } from './lanczos.ts';
import type { Operator } from './operator.ts';
import { random } from '../random/random.ts';
import { smallSymmetricEigen } from './symmetric.ts';
import { CancelledError, quietWork } from '../work/work.ts';

const dense =
  (a: Float64Array, n: number): Operator =>
  (v, width) => {
    const image = new Float64Array(n * width);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        for (let c = 0; c < width; c++) {
          image[i * width + c] = image[i * width + c]! + a[i * n + j]! * v[j * width + c]!;
        }
      }
    }
    return image;
  };

const diagonal =
  (d: ArrayLike<number>): Operator =>
  (v, width) =>
    v.map((x, at) => x * d[Math.floor(at / width)]!);

function randomSymmetric(n: number, seed: number): Float64Array {
  const stream = random(seed);
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) a[i * n + j] = a[j * n + i] = stream.normal();
  return a;
}

/** Largest |VVᵀ − I|. */
function overlap({ vectors, values }: EigenPairs, n: number): number {
  let worst = 0;
  for (let i = 0; i < values.length; i++) {
    for (let j = 0; j <= i; j++) {
      let inner = 0;
      for (let x = 0; x < n; x++) inner += vectors[i * n + x]! * vectors[j * n + x]!;
      worst = Math.max(worst, Math.abs(inner - (i === j ? 1 : 0)));
    }
  }
  return worst;
}

function expectValues(pairs: EigenPairs, wanted: readonly number[], digits = 9): void {
  expect(pairs.converged).toBe(true);
  expect(pairs.values.length).toBe(wanted.length);
  wanted.forEach((value, i) => expect(pairs.values[i]).toBeCloseTo(value, digits));
}

/** Blocks of a graph without an edge between them, each a complete graph, normalised by degree. */
function disconnected(sizes: readonly number[]): { a: Float64Array; n: number } {
  const n = sizes.reduce((s, x) => s + x, 0);
  const a = new Float64Array(n * n);
  let from = 0;
  for (const size of sizes) {
    for (let i = from; i < from + size; i++) {
      for (let j = from; j < from + size; j++) if (i !== j) a[i * n + j] = 1 / (size - 1);
    }
    from += size;
  }
  return { a, n };
}

/** The sets of kernels that this engine runs. */
const sets: Kernels[] = [];
for (const name of ['plain', 'simd', 'relaxed-simd'] as const) {
  await loadKernels(name).then(
    (set) => sets.push(set),
    () => undefined,
  );
}

describe.each(sets)('lanczos by $name kernels', (set) => {
  beforeAll(() => useKernels(set));
  afterAll(() => useKernels(plainKernels));

  it('finds the leading pairs of random matrices, whatever the width', async () => {
    const cases = fc.tuple(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.nat(),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([n, wanted, width, seed]) => {
        const a = randomSymmetric(n, seed);
        const k = Math.min(wanted, n);
        const pairs = await lanczos(dense(a, n), n, k, { width, seed });
        const full = smallSymmetricEigen(a, n, { vectors: false }).values;
        expectValues(pairs, Array.from(full.subarray(0, k)));
        expect(overlap(pairs, n)).toBeLessThan(1e-13);
        const image = dense(a, n);
        for (let i = 0; i < k; i++) {
          const v = pairs.vectors.slice(i * n, (i + 1) * n);
          const av = await image(v, 1);
          const residual = Math.sqrt(av.reduce((s, x, at) => s + (x - pairs.values[i]! * v[at]!) ** 2, 0));
          expect(residual).toBeCloseTo(pairs.residuals[i]!, 12);
          expect(residual).toBeLessThanOrEqual(pairs.tolerance + 1e-13);
          expect(Math.max(...v)).toBe(Math.max(...v.map(Math.abs)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('finds a pair whose space fills up with a smaller last block', async () => {
    const [n, seed] = [52, 921407951];
    const a = randomSymmetric(n, seed);
    const pairs = await lanczos(dense(a, n), n, 1, { width: 3, seed });
    expectValues(pairs, [smallSymmetricEigen(a, n, { vectors: false }).values[0]!]);
    expect(pairs.residuals[0]).toBeLessThanOrEqual(pairs.tolerance);
  });

  it('restarts: many pairs of a slowly falling spectrum with a small basis', async () => {
    const d = Array.from({ length: 1501 }, (_, i) => (i + 1) ** -0.5);
    for (const width of [1, 3]) {
      const pairs = await lanczos(diagonal(d), 1501, 40, { width, basis: 60 });
      expectValues(pairs, d.slice(0, 40));
      expect(overlap(pairs, 1501)).toBeLessThan(1e-12);
    }
  });

  it.each([1, 2, 4])('finds all copies of an eigenvalue, width %i', async (width) => {
    const { a, n } = disconnected([5, 9, 9, 20, 31, 8]);
    const pairs = await lanczos(dense(a, n), n, 8, { width });
    expectValues(pairs, [1, 1, 1, 1, 1, 1, -1 / 30, -1 / 30]);
    expect(overlap(pairs, n)).toBeLessThan(1e-13);
  });

  it.each([1, 2, 4])('finds copies among a spectrum that converges slowly, width %i', async (width) => {
    const d = Array.from({ length: 1500 }, (_, i) => (i < 7 ? 1 : 0.95 * (i - 5) ** -0.2));
    const wanted = [...d].sort((x, y) => y - x).slice(0, 10);
    expectValues(await lanczos(diagonal(d), 1500, 10, { width }), wanted);
  });

  it.each([1, 2, 4])('finds more copies than the basis has room for beside them, width %i', async (width) => {
    const d = Array.from({ length: 300 }, (_, i) => (i % 7 === 0 ? 1 : 0));
    const pairs = await lanczos(diagonal(d), 300, 50, { width });
    expectValues(pairs, [...d].sort((x, y) => y - x).slice(0, 50));
  });

  it('has a defined result for degenerate operators', async () => {
    const zero = await lanczos((v) => v.map(() => 0), 40, 3);
    expectValues(zero, [0, 0, 0]);
    expect(overlap(zero, 40)).toBeLessThan(1e-14);
    expectValues(await lanczos((v) => v, 40, 3), [1, 1, 1]);
    const single = await lanczos((v) => v.map((x) => -2 * x), 1, 1, { width: 4 });
    expect([...single.values, ...single.vectors]).toEqual([-2, 1]);
    expectValues(
      await lanczos(diagonal([0, 0, 3, 0, 0, -1, 0, 2]), 8, 8, { width: 3 }),
      [3, 2, 0, 0, 0, 0, 0, -1],
    );
  });

  it('finds the same pairs if the leading one is known', async () => {
    const cases = fc.tuple(
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 3 }),
      fc.nat(),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([n, wanted, width, seed]) => {
        const a = randomSymmetric(n, seed);
        const k = Math.min(wanted, n);
        const { values, vectors } = smallSymmetricEigen(a, n, { vectors: true });
        const leading = { value: values[0]!, vector: vectors!.slice(0, n), residual: 1e-14 };
        const pairs = await lanczos(dense(a, n), n, k, { width, seed, leading });
        expectValues(pairs, Array.from(values.subarray(0, k)));
        expect(overlap(pairs, n)).toBeLessThan(1e-13);
        for (let i = 0; i < k; i++) {
          const v = pairs.vectors.slice(i * n, (i + 1) * n);
          const av = await dense(a, n)(v, 1);
          const residual = Math.sqrt(av.reduce((s, x, j) => s + (x - pairs.values[i]! * v[j]!) ** 2, 0));
          expect(residual).toBeLessThanOrEqual(pairs.residuals[i]! + 1e-12);
          expect(Math.max(...v)).toBe(Math.max(...v.map(Math.abs)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('finds all copies beside a known one, and spends no application on it', async () => {
    const { a, n } = disconnected([5, 9, 9, 20, 31, 8]);
    const leading = { value: 1, vector: new Float64Array(n).fill(n ** -0.5), residual: 0 };
    expectValues(await lanczos(dense(a, n), n, 7, { width: 2, leading }), [1, 1, 1, 1, 1, 1, -1 / 30]);
    const d = Array.from({ length: 900 }, (_, i) => 0.97 ** i);
    const vector = Float64Array.from(d, (_, i) => (i === 0 ? 1 : 0));
    const without = await lanczos(diagonal(d), 900, 3, { width: 2 });
    const beside = await lanczos(diagonal(d), 900, 3, {
      width: 2,
      leading: { value: 1, vector, residual: 0 },
    });
    expectValues(beside, d.slice(0, 3));
    expect(beside.iterations).toBeLessThan(without.iterations);
    expect(beside.residuals[0]).toBeLessThan(1e-12);
  });

  it('is determined by its seed', async () => {
    const a = randomSymmetric(50, 3);
    const run = (seed: number) => lanczos(dense(a, 50), 50, 4, { seed });
    expect(await run(1)).toEqual(await run(1));
    expect((await run(1)).vectors).not.toEqual((await run(2)).vectors);
  });

  it('reports a tolerance that it does not meet', async () => {
    const d = Array.from({ length: 2000 }, (_, i) => -i);
    const pairs = await lanczos(diagonal(d), 2000, 3, { passes: 20 });
    expect(pairs.converged).toBe(false);
    expect(Math.max(...pairs.residuals)).toBeGreaterThan(pairs.tolerance);
    expect(pairs.iterations).toBeLessThanOrEqual(23);
    // An operator with errors of 1e-6 cannot satisfy 1e-12, and the residual shows it.
    const noisy: Operator = (v, width) =>
      v.map((x, at) => x / (1 + Math.floor(at / width)) + 1e-6 * Math.sin(1e7 * x));
    const rough = await lanczos(noisy, 2000, 3, { tolerance: 1e-12, passes: 200 });
    expect(rough.converged).toBe(false);
    expect(Math.max(...rough.residuals)).toBeGreaterThan(1e-7);
  });

  it('stops when it is cancelled', async () => {
    let pauses = 0;
    const work = {
      ...quietWork,
      pause: () => (++pauses > 5 ? Promise.reject(new CancelledError()) : Promise.resolve()),
    };
    const run = lanczos(diagonal(Array.from({ length: 500 }, (_, i) => i)), 500, 10, {}, work);
    await expect(run).rejects.toThrow(CancelledError);
    expect(pauses).toBe(6);
  });

  it('refuses impossible requests and operators that return nonsense', async () => {
    await expect(lanczos((v) => v, 5, 6)).rejects.toThrow('expected 1 … 5 eigenpairs, found 6');
    await expect(lanczos((v) => v, 0, 1)).rejects.toThrow('dimension 0');
    await expect(lanczos((v) => v.map(() => NaN), 5, 2)).rejects.toThrow('returned NaN at entry 0');
    await expect(lanczos(() => new Float64Array(3), 5, 2)).rejects.toThrow('3 numbers, expected 5');
    await expect(lanczos((v) => v.map((x) => 1e-180 * x), 5, 2)).rejects.toThrow('scale it');
  });
});
