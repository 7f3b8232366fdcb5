import { columnScales } from './standardDeviation.ts';
import type { Matrix } from '../matrices/matrix.ts';

/**
 * Each column centred and divided by its standard deviation (1/n), as scikit-learn's `StandardScaler`; a column
 * that does not vary becomes 0.
 *
 * @param x  `[rows, dim]`
 * @returns `[rows, dim]`
 */
export function standardised(x: Matrix): Matrix {
  return standardisedWithOrigin(x).x;
}

/**
 * The rows as by `standardised`, and the place of the zero vector among them.
 *
 * @returns the rows, `[rows, dim]`, and −mean/deviation of each column, `[dim]`
 */
export function standardisedWithOrigin(x: Matrix): { readonly x: Matrix; readonly origin: Float64Array } {
  const { rows, columns } = x;
  const mean = new Float64Array(columns);
  const magnitude = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) {
      mean[j]! += x.data[at]! / rows;
      magnitude[j] = Math.max(magnitude[j]!, Math.abs(x.data[at]!));
    }
  }
  const scales = columnScales(x, magnitude, mean);
  // Each value is centred twice, because rows that are centred in float64 would take twice the memory of the rows.
  const data = new Float32Array(rows * columns);
  for (let i = 0, at = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++, at++) data[at] = (x.data[at]! - mean[j]!) / scales[j]!;
  }
  return { x: { data, rows, columns }, origin: mean.map((value, j) => -value / scales[j]!) };
}
