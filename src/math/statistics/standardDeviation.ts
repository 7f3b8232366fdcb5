import type { DoubleMatrix } from '../matrices/doubleMatrix.ts';

/**
 * Standard deviation of each column of centred rows, with 1/n, as a divisor: 1 for a column that varies only by
 * rounding (scikit-learn's `_handle_zeros_in_scale`).
 *
 * @param centred  `[n, d]`
 * @param magnitude  size of the values before centring, the scale of their rounding, `[d]`
 * @returns `[d]`, positive
 */
export function columnScales(centred: DoubleMatrix, magnitude: Float64Array): Float64Array {
  const { rows: n, columns: d, data } = centred;
  const scales = new Float64Array(d);
  for (let i = 0; i < n; i++) for (let j = 0; j < d; j++) scales[j]! += data[i * d + j]! ** 2;
  for (let j = 0; j < d; j++) {
    const deviation = Math.sqrt(scales[j]! / n);
    scales[j] = deviation > n * Number.EPSILON * Math.abs(magnitude[j]!) ? deviation : 1;
  }
  return scales;
}
