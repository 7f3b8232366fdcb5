import { doubleRow, zeros, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';

/**
 * The coordinates of points along the first axes, about the mean, in float64: `[n, count]`.
 *
 * @param x  `[n, d]`
 * @param axes  at least `count` rows, `[axes, d]`
 * @param mean  `[d]`
 */
export function along(x: DoubleMatrix, axes: DoubleMatrix, mean: Float64Array, count: number): DoubleMatrix {
  const points = zeros(x.rows, count);
  for (let i = 0; i < x.rows; i++) {
    const row = doubleRow(x, i);
    for (let k = 0; k < count; k++) {
      const axis = doubleRow(axes, k);
      let sum = 0;
      for (let j = 0; j < row.length; j++) sum += (row[j]! - mean[j]!) * axis[j]!;
      points.data[i * count + k] = sum;
    }
  }
  return points;
}
