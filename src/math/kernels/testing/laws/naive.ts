import fc from 'fast-check';
import { expect } from 'vitest';
import type { Firings } from '../../../matrices/firings.ts';
import { matrix, type Matrix } from '../../../matrices/matrix.ts';
import { random } from '../../../random/random.ts';
import type { Metric, Neighbours } from '../../nearest/interface.ts';

/** Mostly small and awkward sizes: empty, one, and not a multiple of any block. */
export const size = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 61 }));
export const seeds = fc.integer({ min: 0, max: 2 ** 31 });

/** A matrix of standard normal entries, each mapped by `map`. */
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

/** Firings in which each feature fires in a block with probability `share`; indices of 32 bits if `wide`. */
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

/** The bounds [i0, i1, j0, j1] of a random tile within n × n, possibly empty. */
export function randomTile(n: number, seed: number): [number, number, number, number] {
  const stream = random(seed + 3);
  const i0 = stream.integer(n + 1);
  const j0 = stream.integer(n + 1);
  return [i0, i0 + stream.integer(n - i0 + 1), j0, j0 + stream.integer(n - j0 + 1)];
}

/** Firings as a 0/1 matrix, `[blocks, features]`. */
export function denseFirings({ blocks, features, indptr, indices }: Firings): Matrix {
  const b = matrix(new Float32Array(blocks * features), blocks, features);
  for (let i = 0; i < blocks; i++) {
    for (let p = indptr[i]!; p < indptr[i + 1]!; p++) b.data[i * features + indices[p]!] = 1;
  }
  return b;
}

/** The blocks in which features of rows [i0, i1) and columns [j0, j1) both fire: a tile of BᵀB, `[i1 − i0, j1 − j0]`. */
export function naiveCounts(
  { data, rows, columns }: Matrix,
  [i0, i1, j0, j1]: readonly [number, number, number, number],
): number[] {
  const counts: number[] = [];
  for (let i = i0; i < i1; i++) {
    for (let j = j0; j < j1; j++) {
      let both = 0;
      for (let at = 0; at < rows * columns; at += columns) both += data[at + i]! * data[at + j]!;
      counts.push(both);
    }
  }
  return counts;
}

/** Expects the same numbers to the last bit; quick for long lists. */
export function expectEqual(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(actual[i], expected[i])) expect(actual[i], `number ${i}`).toBe(expected[i]);
  }
}

/** `[rows, columns]` → `[columns, rows]`. */
export function transpose({ data, rows, columns }: Matrix): Matrix {
  const result = new Float32Array(data.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) result[j * rows + i] = data[i * columns + j]!;
  return matrix(result, columns, rows);
}

/** The entries in float64. */
export function doubles(m: Matrix): Float64Array {
  return Float64Array.from(m.data);
}

/** A·B in float64, entries mapped by `map` first. */
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

/** Σ|aᵢₖ bₖⱼ|, the scale of a product's errors. */
export function boundsOfProduct(a: Matrix, b: Matrix): Float64Array {
  return naiveProduct(a, b, Math.abs);
}

/** The mean of each column, `[columns]`. */
export function columnMeans(x: Matrix): Float64Array {
  const means = new Float64Array(x.columns);
  for (let i = 0; i < x.data.length; i++) means[i % x.columns]! += x.data[i]! / x.rows;
  return means;
}

/** (X − center)ᵀ(X − center) in float64, `[columns, columns]`. */
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

/** √(gᵢᵢ gⱼⱼ), the scale of a Gram matrix's errors. */
export function boundsOfGram(gram: Float64Array, d: number): Float64Array {
  return gram.map((_, e) => Math.sqrt(gram[Math.floor(e / d) * (d + 1)]! * gram[(e % d) * (d + 1)]!));
}

/** The k nearest other rows of every row, by sorting all distances in float64. */
export function naiveNearest(x: Matrix, k: number, metric: Metric): Neighbours {
  const { data, rows, columns } = x;
  const sum = (i: number, j: number, term: (a: number, b: number) => number) => {
    let total = 0;
    for (let c = 0; c < columns; c++) total += term(data[i * columns + c]!, data[j * columns + c]!);
    return total;
  };
  const dot = (i: number, j: number) => sum(i, j, (a, b) => a * b);
  const distance = (i: number, j: number) => {
    if (metric === 'euclidean') return sum(i, j, (a, b) => (a - b) * (a - b));
    const scale = Math.sqrt(dot(i, i) * dot(j, j));
    return Math.min(2, Math.max(0, 1 - (scale > 0 ? dot(i, j) / scale : 0)));
  };
  const indices = new Uint32Array(rows * k);
  const distances = new Float32Array(rows * k);
  for (let i = 0; i < rows; i++) {
    Array.from({ length: rows }, (_, j) => ({ j, distance: distance(i, j) }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.distance - b.distance || a.j - b.j)
      .slice(0, k)
      .forEach((neighbour, place) => {
        indices[i * k + place] = neighbour.j;
        distances[i * k + place] =
          metric === 'euclidean' ? Math.sqrt(neighbour.distance) : neighbour.distance;
      });
  }
  return { indices, distances };
}

/** Expects entries to differ by at most `relative` times their bounds; NaN fails. */
export function expectClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  bounds: ArrayLike<number>,
  { relative } = { relative: 2e-6 },
): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(found[i]! - expected[i]!);
    if (!(error <= relative * bounds[i]! + 1e-30)) {
      expect.fail(`entry ${i}: expected ${expected[i]}, found ${found[i]}, bound ${relative * bounds[i]!}`);
    }
  }
}
