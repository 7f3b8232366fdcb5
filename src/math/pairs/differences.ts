import { zeros, type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { dot } from '../matrices/dot.ts';

/**
 * Difference vectors of pairs, output − input, in float64: `[pairs, d]`.
 *
 * @param vectors  a vector for each word, `[words, d]`
 * @param pairs  word indices of (input, output), flattened `[pairs * 2]`
 * @param result  receives the differences, if a matrix of their size is at hand
 */
export function differences(
  vectors: Matrix | DoubleMatrix,
  pairs: ArrayLike<number>,
  result: DoubleMatrix = zeros(pairs.length / 2, vectors.columns),
): DoubleMatrix {
  const d = vectors.columns;
  for (let i = 0; i < result.rows; i++) {
    const input = pairs[2 * i]! * d,
      output = pairs[2 * i + 1]! * d;
    for (let j = 0; j < d; j++) {
      result.data[i * d + j] = vectors.data[output + j]! - vectors.data[input + j]!;
    }
  }
  return result;
}

/**
 * Mean cosine over all pairs of rows, in [−1, 1], from the sum of the unit rows: (‖Σu‖² − n) / (n(n − 1)). Zero rows
 * are left out; NaN if fewer than two rows remain.
 *
 * @param x  `[n, d]`
 */
export function meanPairwiseCosine(x: DoubleMatrix): number {
  const { data, columns: d } = x;
  const sum = new Float64Array(d);
  let n = 0;
  for (let at = 0; at < x.rows * d; at += d) {
    const length = Math.sqrt(dot(data, at, data, at, d));
    if (length === 0) continue;
    n++;
    for (let j = 0; j < d; j++) sum[j]! += data[at + j]! / length;
  }
  return n < 2 ? NaN : (dot(sum, 0, sum, 0, sum.length) - n) / (n * (n - 1));
}

/** The cosine of two vectors from ‖u‖², ‖v‖² and u·v, in [−1, 1]; NaN if one is zero. */
export function cosineOf(uu: number, vv: number, uv: number): number {
  const length = Math.sqrt(uu) * Math.sqrt(vv);
  return length > 0 ? Math.max(-1, Math.min(1, uv / length)) : NaN;
}

/**
 * The distance of two difference vectors u, v from the opposite sides of a parallelogram: ‖u − v‖ / √(‖u‖² + ‖v‖²), in
 * [0, √2], independent of scale. It is 0 for a perfect parallelogram, 1 for differences at right angles (as unrelated
 * ones in many dimensions are), √2 for opposite ones, NaN if both are zero.
 *
 * @param uu  ‖u‖², `vv` ‖v‖², `uv` u·v
 */
export function parallelogramError(uu: number, vv: number, uv: number): number {
  return uu + vv > 0 ? Math.sqrt(Math.max(0, uu + vv - 2 * uv) / (uu + vv)) : NaN;
}

/**
 * Mean parallelogram error over all pairs of rows that are not zero, in [0, √2]; NaN without such pairs.
 *
 * @param x  difference vectors, `[n, d]`
 */
export function meanParallelogramError(x: DoubleMatrix): number {
  const d = x.columns;
  const squares = Float64Array.from({ length: x.rows }, (_, i) => dot(x.data, i * d, x.data, i * d, d));
  let sum = 0,
    n = 0;
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < i; j++) {
      if (squares[i] === 0 || squares[j] === 0) continue;
      sum += parallelogramError(squares[i]!, squares[j]!, dot(x.data, i * d, x.data, j * d, d));
      n++;
    }
  }
  return n > 0 ? sum / n : NaN;
}
