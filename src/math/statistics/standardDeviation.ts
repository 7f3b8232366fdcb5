/** A matrix of numbers of any precision. */
interface Numbers {
  readonly data: Float32Array | Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Standard deviation of each column of rows that are centred, or whose mean is given, with 1/n, as a divisor: 1 for a column that varies only by
 * rounding (scikit-learn's `_handle_zeros_in_scale`).
 *
 * @param x  `[n, d]`
 * @param magnitude  size of the values before centring, the scale of their rounding, `[d]`
 * @param mean  the mean of the columns, which is subtracted in float64 without a copy of the rows, `[d]`; left out for
 *   centred rows
 * @returns `[d]`, positive
 */
export function columnScales(
  x: Numbers,
  magnitude: Float64Array,
  mean = new Float64Array(x.columns),
): Float64Array {
  const { rows: n, columns: d, data } = x;
  const scales = new Float64Array(d);
  for (let i = 0, at = 0; i < n; i++) {
    for (let j = 0; j < d; j++, at++) scales[j]! += (data[at]! - mean[j]!) ** 2;
  }
  for (let j = 0; j < d; j++) {
    const deviation = Math.sqrt(scales[j]! / n);
    scales[j] = deviation > n * Number.EPSILON * Math.abs(magnitude[j]!) ? deviation : 1;
  }
  return scales;
}
