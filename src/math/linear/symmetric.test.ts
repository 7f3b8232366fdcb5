import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import type { Kernels } from '../kernels/interface.ts';
import { useKernels } from '../kernels/kernels.ts';
import { plainKernels } from '../kernels/plain/plain.ts';
import { permutation, random } from '../random/random.ts';
import { smallSymmetricEigen, symmetricEigen } from './symmetric.ts';

function randomSymmetric(n: number, seed: number): Float64Array {
  const stream = random(seed);
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = i; j < n; j++) a[i * n + j] = a[j * n + i] = stream.normal();
  return a;
}

/** B·Bᵀ of a random n × rank matrix of small integers: repeated and zero eigenvalues are common. */
function integerGram(n: number, rank: number, seed: number): Float64Array {
  const stream = random(seed);
  const b = Float64Array.from({ length: n * rank }, () => stream.integer(3) - 1);
  const a = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      for (let r = 0; r < rank; r++) a[i * n + j] = a[i * n + j]! + b[i * rank + r]! * b[j * rank + r]!;
    }
  }
  return a;
}

/** Largest |A v − λ v| and largest |VVᵀ − I| over all entries. */
function errors(a: Float64Array, n: number, values: Float64Array, vectors: Float64Array) {
  let residual = 0;
  let overlap = 0;
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      let image = 0;
      let inner = 0;
      for (let j = 0; j < n; j++) {
        image += a[i * n + j]! * vectors[k * n + j]!;
        inner += vectors[i * n + j]! * vectors[k * n + j]!;
      }
      residual = Math.max(residual, Math.abs(image - values[k]! * vectors[k * n + i]!));
      overlap = Math.max(overlap, Math.abs(inner - (i === k ? 1 : 0)));
    }
  }
  return { residual, overlap };
}

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 0, max: 12 }), fc.nat())
  .map(([n, rank, seed]) => ({ n, a: rank === 0 ? randomSymmetric(n, seed) : integerGram(n, rank, seed) }));
const norm = (a: Float64Array) => Math.sqrt(a.reduce((sum, x) => sum + x * x, 0));

/** The sets of kernels that this engine runs. */
const sets: Kernels[] = [];
for (const name of ['plain', 'simd', 'relaxed-simd'] as const) {
  await loadKernels(name).then(
    (set) => sets.push(set),
    () => undefined,
  );
}

describe.each(sets)('symmetricEigen by $name kernels', (set) => {
  beforeAll(() => useKernels(set));
  afterAll(() => useKernels(plainKernels));

  it('finds orthonormal vectors with A·v = λ·v, descending, signs fixed', () => {
    fc.assert(
      fc.property(matrices, ({ n, a }) => {
        const { values, vectors } = smallSymmetricEigen(a, n, { vectors: true });
        const { residual, overlap } = errors(a, n, values, vectors!);
        expect(residual).toBeLessThanOrEqual(1e-14 * n * norm(a));
        expect(overlap).toBeLessThanOrEqual(1e-14 * n);
        for (let i = 1; i < n; i++) expect(values[i]!).toBeLessThanOrEqual(values[i - 1]!);
        for (let i = 0; i < n; i++) {
          const v = Array.from(vectors!.subarray(i * n, (i + 1) * n));
          expect(Math.max(...v)).toBe(Math.max(...v.map(Math.abs)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps the trace and the Frobenius norm, with the same values without vectors', () => {
    fc.assert(
      fc.property(matrices, ({ n, a }) => {
        const { values, vectors } = smallSymmetricEigen(a, n, { vectors: false });
        expect(vectors).toBeNull();
        let trace = 0;
        for (let i = 0; i < n; i++) trace += a[i * n + i]!;
        const size = norm(a);
        expect(Math.abs(values.reduce((s, x) => s + x, 0) - trace)).toBeLessThanOrEqual(1e-13 * n * size);
        expect(Math.abs(norm(values) - size)).toBeLessThanOrEqual(1e-13 * n * size);
        const full = smallSymmetricEigen(a, n, { vectors: true }).values;
        values.forEach((x, i) => expect(Math.abs(x - full[i]!)).toBeLessThanOrEqual(1e-14 * n * size));
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on the order of rows and columns', () => {
    fc.assert(
      fc.property(matrices, fc.nat(), ({ n, a }, seed) => {
        const order = permutation(n, random(seed));
        const b = a.map((_, at) => a[order[Math.floor(at / n)]! * n + order[at % n]!]!);
        const left = smallSymmetricEigen(a, n, { vectors: false }).values;
        const right = smallSymmetricEigen(b, n, { vectors: false }).values;
        left.forEach((x, i) => expect(Math.abs(x - right[i]!)).toBeLessThanOrEqual(1e-14 * n * norm(a)));
      }),
      { numRuns: 40 },
    );
  });

  it('gives the second difference matrix its known spectrum, 2 − 2 cos(πj/(n+1))', async () => {
    const n = 150;
    const a = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      a[i * n + i] = 2;
      if (i + 1 < n) a[i * n + i + 1] = a[(i + 1) * n + i] = -1;
    }
    const { values } = await symmetricEigen(a, n, { vectors: false });
    values.forEach((value, i) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos((Math.PI * (n - i)) / (n + 1)), 13);
    });
  });

  it('keeps a spectrum over six decades to 1e-9 relative', () => {
    // A = H D H with H a reflection is dense, and its eigenvalues are known.
    const n = 90;
    const stream = random(7);
    const u = Float64Array.from({ length: n }, () => stream.normal());
    const length = u.reduce((s, x) => s + x * x, 0);
    const wanted = Float64Array.from({ length: n }, (_, i) => 10 ** ((-6 * i) / (n - 1)));
    const h = (i: number, j: number) => (i === j ? 1 : 0) - (2 * u[i]! * u[j]!) / length;
    const a = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        let sum = 0;
        for (let k = 0; k < n; k++) sum += h(i, k) * wanted[k]! * h(k, j);
        a[i * n + j] = sum;
      }
    }
    const { values } = smallSymmetricEigen(a, n, { vectors: false });
    values.forEach((value, i) => expect(Math.abs(value / wanted[i]! - 1)).toBeLessThan(1e-9));
  });

  it('has a defined result for degenerate matrices', () => {
    expect(Array.from(smallSymmetricEigen(new Float64Array(0), 0, { vectors: true }).values)).toEqual([]);
    const one = smallSymmetricEigen(Float64Array.of(-3), 1, { vectors: true });
    expect([...one.values, ...one.vectors!]).toEqual([-3, 1]);
    const zero = smallSymmetricEigen(new Float64Array(25), 5, { vectors: true });
    expect(Array.from(zero.values)).toEqual([0, 0, 0, 0, 0]);
    expect(errors(new Float64Array(25), 5, zero.values, zero.vectors!).overlap).toBe(0);
  });

  it('works at extreme scales', () => {
    for (const scale of [1e200, 1e-200]) {
      const a = Float64Array.of(2, 1, 1, 2).map((x) => x * scale);
      const { values } = smallSymmetricEigen(a, 2, { vectors: false });
      expect(values[0]! / scale).toBeCloseTo(3, 12);
      expect(values[1]! / scale).toBeCloseTo(1, 12);
    }
  });

  it('does not change its input and reads only the upper triangle', () => {
    const a = Float64Array.of(2, 1, 99, 2);
    const { values } = smallSymmetricEigen(a, 2, { vectors: false });
    expect(Array.from(a)).toEqual([2, 1, 99, 2]);
    expect(values[0]).toBeCloseTo(3, 14);
  });

  it('takes the memory of a matrix that is spent, with the same values', async () => {
    const a = randomSymmetric(9, 11);
    const { values } = await symmetricEigen(a, 9, { vectors: false });
    expect(a.length).toBe(81);
    expect((await symmetricEigen(a, 9, { vectors: false, spent: true })).values).toEqual(values);
    expect(a.length).toBe(0);
  });

  it('refuses a matrix that is not finite or not n × n, naming the place', async () => {
    await expect(symmetricEigen(new Float64Array(5), 2, { vectors: false })).rejects.toThrow(
      '2 × 2 needs 4 entries, found 5',
    );
    await expect(symmetricEigen(Float64Array.of(1, NaN, 0, 1), 2, { vectors: false })).rejects.toThrow(
      'entry (0, 1) is NaN',
    );
  });
});
