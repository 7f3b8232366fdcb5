import fc from 'fast-check';
import { expect } from 'vitest';
import type { Firings } from '../../../matrices/firings.ts';
import { matrix, type Matrix } from '../../../matrices/matrix.ts';
import { random } from '../../../random/random.ts';

/** Mostly small and awkward sizes: empty, one, and not a multiple of any block. */
export const size = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 61 }));
export const seeds = fc.integer({ min: 0, max: 2 ** 31 });

export function randomMatrix(
  rows: number,
  columns: number,
  seed: number,
  map = (value: number) => value,
): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: rows * columns }, () => map(stream.normal())),
    rows,
    columns,
  );
}

export function randomFirings(
  blocks: number,
  features: number,
  seed: number,
  wide: boolean,
  share = random(seed + 9).uniform(),
): Firings {
  const stream = random(seed);
  const indices: number[] = [];
  const indptr = Uint32Array.from({ length: blocks + 1 }, (_, b) => {
    if (b > 0) for (let i = 0; i < features; i++) if (stream.uniform() < share) indices.push(i);
    return indices.length;
  });
  return { blocks, features, indptr, indices: wide ? Uint32Array.from(indices) : Uint16Array.from(indices) };
}

export function randomTile(n: number, seed: number): [number, number, number, number] {
  const stream = random(seed + 3);
  const i0 = stream.integer(n + 1);
  const j0 = stream.integer(n + 1);
  return [i0, i0 + stream.integer(n - i0 + 1), j0, j0 + stream.integer(n - j0 + 1)];
}

export function denseFirings({ blocks, features, indptr, indices }: Firings): Matrix {
  const b = matrix(new Float32Array(blocks * features), blocks, features);
  for (let i = 0; i < blocks; i++) {
    for (let p = indptr[i]!; p < indptr[i + 1]!; p++) b.data[i * features + indices[p]!] = 1;
  }
  return b;
}

export function transpose({ data, rows, columns }: Matrix): Matrix {
  const result = new Float32Array(data.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) result[j * rows + i] = data[i * columns + j]!;
  return matrix(result, columns, rows);
}

export function doubles(m: Matrix): Float64Array {
  return Float64Array.from(m.data);
}

export function naiveProduct(a: Matrix, b: Matrix, map = (value: number) => value): Float64Array {
  const c = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let p = 0; p < a.columns; p++) {
      const left = map(a.data[i * a.columns + p]!);
      for (let j = 0; j < b.columns; j++) {
        c[i * b.columns + j]! += left * map(b.data[p * b.columns + j]!);
      }
    }
  }
  return c;
}

/** Σ|aᵢₖ bₖⱼ|, against which the errors of a product are measured. */
export function boundsOfProduct(a: Matrix, b: Matrix): Float64Array {
  return naiveProduct(a, b, Math.abs);
}

export function columnMeans(x: Matrix): Float64Array {
  const means = new Float64Array(x.columns);
  for (let i = 0; i < x.data.length; i++) means[i % x.columns]! += x.data[i]! / x.rows;
  return means;
}

export function naiveGram(
  { data, rows, columns }: Matrix,
  center: Float64Array = new Float64Array(columns),
): Float64Array {
  const gram = new Float64Array(columns * columns);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < columns; i++) {
      const left = data[r * columns + i]! - center[i]!;
      for (let j = 0; j < columns; j++) {
        gram[i * columns + j]! += left * (data[r * columns + j]! - center[j]!);
      }
    }
  }
  return gram;
}

/** √(gᵢᵢ gⱼⱼ), against which the errors of a Gram matrix are measured. */
export function boundsOfGram(gram: Float64Array, d: number): Float64Array {
  return gram.map((_, e) => Math.sqrt(gram[Math.floor(e / d) * (d + 1)]! * gram[(e % d) * (d + 1)]!));
}

export function expectClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  bounds: ArrayLike<number>,
  { relative } = { relative: 2e-6 },
): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(found[i]! - expected[i]!);
    // Written so that NaN fails.
    if (!(error <= relative * bounds[i]! + 1e-30)) {
      expect.fail(`entry ${i}: expected ${expected[i]}, found ${found[i]}, bound ${relative * bounds[i]!}`);
    }
  }
}
