import type { Metric } from '../kernels/nearest/interface.ts';
import type { DoubleMatrix } from '../matrices/doubleMatrix.ts';
import { dot } from '../matrices/dot.ts';

/**
 * Distances from a row to every row of another table: Euclidean, or 1 − cos (cos = 0 for a zero row).
 *
 * @param x  `[n, d]`
 * @param y  `[m, d]`
 * @returns `[m]`
 */
export function distancesBetween(
  x: DoubleMatrix,
  row: number,
  y: DoubleMatrix,
  metric: Metric,
): Float64Array {
  const d = x.columns;
  const at = row * d;
  const own = dot(x.data, at, x.data, at, d);
  const distances = new Float64Array(y.rows);
  for (let j = 0, to = 0; j < y.rows; j++, to += d) {
    if (metric === 'euclidean') {
      let square = 0;
      for (let k = 0; k < d; k++) square += (x.data[at + k]! - y.data[to + k]!) ** 2;
      distances[j] = Math.sqrt(square);
    } else {
      const length = Math.sqrt(own * dot(y.data, to, y.data, to, d));
      distances[j] = length > 0 ? 1 - dot(x.data, at, y.data, to, d) / length : 1;
    }
  }
  return distances;
}
