import type { Matrix } from './matrix.ts';

/**
 * A dense float64 matrix, row-major: entry (i, j) is `data[i * columns + j]`. For statistics on few rows
 * (difference vectors, class means, axes), where float32 would decide a digit.
 */
export interface DoubleMatrix {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/** A matrix of zeros, `[rows, columns]`. */
export function zeros(rows: number, columns: number): DoubleMatrix {
  return { data: new Float64Array(rows * columns), rows, columns };
}

/** Row `i` as a view, `[columns]`; writing to it writes to the matrix. */
export function doubleRow(m: DoubleMatrix, i: number): Float64Array {
  return m.data.subarray(i * m.columns, (i + 1) * m.columns);
}

/** The same entries in float64, copied: `[rows, columns]`. */
export function toDouble(m: Matrix): DoubleMatrix {
  return { data: Float64Array.from(m.data), rows: m.rows, columns: m.columns };
}

/** The chosen rows, copied in the order given: `[indices.length, columns]`. */
export function takeDoubleRows(m: DoubleMatrix, indices: ArrayLike<number>): DoubleMatrix {
  const taken = zeros(indices.length, m.columns);
  for (let i = 0; i < indices.length; i++) taken.data.set(doubleRow(m, indices[i]!), i * m.columns);
  return taken;
}

/** Mean of the rows, `[columns]`; zeros where there is no row. */
export function meanRow(m: DoubleMatrix): Float64Array {
  const mean = new Float64Array(m.columns);
  for (let i = 0; i < m.rows; i++) {
    const at = i * m.columns;
    for (let j = 0; j < m.columns; j++) mean[j]! += m.data[at + j]!;
  }
  if (m.rows > 0) for (let j = 0; j < m.columns; j++) mean[j]! /= m.rows;
  return mean;
}

/** Σ aᵢ bᵢ over `length` entries from the given offsets: four running sums, for speed and for accuracy. */
export function dot(
  a: Float64Array | Float32Array,
  atA: number,
  b: Float64Array | Float32Array,
  atB: number,
  length: number,
): number {
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0,
    i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += a[atA + i]! * b[atB + i]!;
    s1 += a[atA + i + 1]! * b[atB + i + 1]!;
    s2 += a[atA + i + 2]! * b[atB + i + 2]!;
    s3 += a[atA + i + 3]! * b[atB + i + 3]!;
  }
  for (; i < length; i++) s0 += a[atA + i]! * b[atB + i]!;
  return s0 + s1 + (s2 + s3);
}

/** Euclidean length of a vector. */
export function norm(v: Float64Array | Float32Array): number {
  return Math.sqrt(dot(v, 0, v, 0, v.length));
}

/** A·Bᵀ in float64: `[a.rows, d]` and `[b.rows, d]` → `[a.rows, b.rows]`. */
export function timesTransposed(a: DoubleMatrix | Matrix, b: DoubleMatrix): DoubleMatrix {
  if (a.columns !== b.columns) {
    throw new RangeError(
      `timesTransposed: expected as many columns on both sides, found ${a.columns} and ${b.columns}`,
    );
  }
  const product = zeros(a.rows, b.rows);
  for (let i = 0; i < a.rows; i++) {
    for (let j = 0; j < b.rows; j++) {
      product.data[i * b.rows + j] = dot(a.data, i * a.columns, b.data, j * b.columns, a.columns);
    }
  }
  return product;
}
