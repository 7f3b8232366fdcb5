import { dot } from './dot.ts';
import type { Matrix } from './matrix.ts';

/**
 * A dense float64 matrix, row-major: entry (i, j) is `data[i * columns + j]`. For statistics on few rows
 * (difference vectors, class means, axes), whose printed digits float32 would change.
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

/** Mean of the rows, `[columns]`; zeros if there are no rows. */
export function meanRow(m: DoubleMatrix): Float64Array {
  const mean = new Float64Array(m.columns);
  for (let i = 0; i < m.rows; i++) {
    const at = i * m.columns;
    for (let j = 0; j < m.columns; j++) mean[j]! += m.data[at + j]!;
  }
  if (m.rows > 0) for (let j = 0; j < m.columns; j++) mean[j]! /= m.rows;
  return mean;
}

/**
 * A·Bᵀ in float64: `[a.rows, d]` and `[b.rows, d]` → `[a.rows, b.rows]`.
 *
 * @throws RangeError when the numbers of columns differ
 */
export function timesTransposed(a: DoubleMatrix | Matrix, b: DoubleMatrix): DoubleMatrix {
  if (a.columns !== b.columns) {
    throw new RangeError(
      `timesTransposed: expected the same number of columns on both sides, found ${a.columns} and ${b.columns}`,
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

/** X·v: `[n, d]` and `[d]` → `[n]`. */
export function times(x: DoubleMatrix, v: Float64Array): Float64Array {
  const product = new Float64Array(x.rows);
  for (let i = 0; i < x.rows; i++) product[i] = dot(x.data, i * x.columns, v, 0, x.columns);
  return product;
}

/**
 * Xᵀ·w: `[n, d]` and `[n]` → `[d]`. Rows are added in their order, four in a pass: the same sums as one by one, with a
 * quarter of the visits to the result.
 */
export function transposedTimes(x: DoubleMatrix, w: Float64Array): Float64Array {
  const { data, rows, columns } = x;
  const result = new Float64Array(columns);
  const whole = rows - (rows % 4);
  for (let i = 0; i < whole; i += 4) {
    const [a, b, c, d] = [w[i]!, w[i + 1]!, w[i + 2]!, w[i + 3]!];
    for (let j = 0, at = i * columns; j < columns; j++, at++) {
      const two = result[j]! + a * data[at]! + b * data[at + columns]!;
      result[j] = two + c * data[at + 2 * columns]! + d * data[at + 3 * columns]!;
    }
  }
  for (let i = whole; i < rows; i++) {
    for (let j = 0, at = i * columns; j < columns; j++) result[j]! += w[i]! * data[at + j]!;
  }
  return result;
}

/** Every row divided entry by entry by `by`, `[d]`, copied: `[n, d]`. */
export function dividedRows(x: DoubleMatrix, by: Float64Array): DoubleMatrix {
  const data = x.data.slice();
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0, at = i * x.columns; j < x.columns; j++) data[at + j]! /= by[j]!;
  }
  return { data, rows: x.rows, columns: x.columns };
}
