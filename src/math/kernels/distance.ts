import type { Metric } from '../kernels.ts';

/**
 * Squared Euclidean distance of rows a and b of a row-major `[rows, dim]` array, in float64, summed in
 * order: every set of kernels decides neighbours by this very sum, so that they agree to the last bit.
 */
export function squaredDistance(data: Float32Array, dim: number, a: number, b: number): number {
  let sum = 0;
  for (let i = a * dim, j = b * dim, end = i + dim; i < end; i++, j++) {
    const difference = data[i]! - data[j]!;
    sum += difference * difference;
  }
  return sum;
}

/** Dot product of rows a and b of a row-major `[rows, dim]` array, in float64, summed in order. */
export function rowDot(data: Float32Array, dim: number, a: number, b: number): number {
  let sum = 0;
  for (let i = a * dim, j = b * dim, end = i + dim; i < end; i++, j++) sum += data[i]! * data[j]!;
  return sum;
}

/**
 * Squared norms of the rows of a row-major `[rows, dim]` array, in float64, `[rows]`.
 *
 * @throws RangeError naming the first row with an entry that is not finite
 */
export function squaredNorms(data: Float32Array, rows: number, dim: number): Float64Array {
  const norms = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    norms[i] = rowDot(data, dim, i, i);
    if (!Number.isFinite(norms[i])) {
      throw new RangeError(`nearest: row ${i} has an entry that is not finite; remove the row or repair it`);
    }
  }
  return norms;
}

/**
 * Distance of rows a and b as `DenseKernel.nearest` defines it, up to the square: squared where the
 * metric is Euclidean (which keeps the order and saves the root), 1 − cos in [0, 2] where it is cosine.
 */
export function rowDistance(
  data: Float32Array,
  dim: number,
  norms: Float64Array,
  metric: Metric,
  a: number,
  b: number,
): number {
  if (metric === 'euclidean') return squaredDistance(data, dim, a, b);
  const scale = Math.sqrt(norms[a]! * norms[b]!);
  const cosine = scale > 0 ? rowDot(data, dim, a, b) / scale : 0;
  return Math.min(2, Math.max(0, 1 - cosine));
}
