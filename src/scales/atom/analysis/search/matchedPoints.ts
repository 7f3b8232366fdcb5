import { kernels } from '../../../../math/kernels/kernels.ts';
import { matrix, row, type Matrix } from '../../../../math/matrices/matrix.ts';
import type { Random } from '../../../../math/random/random.ts';
import type { Work } from '../../../../math/work/work.ts';

/**
 * Points without crystals, for the null: each is a Gaussian mixture of all the given points, so that they have the
 * same mean and covariance (the spectrum and its axes); they are then scaled to the lengths of the given points, the
 * longest to the longest. All non-Gaussian structure is lost.
 *
 * @param points  `[n, d]`
 * @returns `[n, d]`
 */
export async function matchedPoints(points: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const { rows: n, columns: d } = points;
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++) row(points, i).forEach((value, j) => (mean[j]! += value / n));
  const centredTransposed = matrix(new Float32Array(d * n), d, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) centredTransposed.data[j * n + i] = points.data[i * d + j]! - mean[j]!;
  }
  const result = matrix(new Float32Array(n * d), n, d);
  const step = Math.max(1, Math.floor(2e7 / (n * d + 1)));
  for (let from = 0; from < n; from += step) {
    const to = Math.min(n, from + step);
    const weights = matrix(new Float32Array((to - from) * n), to - from, n);
    weights.data.forEach((_, at) => (weights.data[at] = stream.normal() / Math.sqrt(n)));
    result.data.set(kernels().productTransposed(weights, centredTransposed).data, from * d);
    await work.pause();
  }
  for (let i = 0; i < n; i++) row(result, i).forEach((_, j, point) => (point[j]! += mean[j]!));
  return withLengthsOf(result, points);
}

/** Gives the longest point the longest of the wanted lengths, the next the next, and so on, in place. */
function withLengthsOf(points: Matrix, wanted: Matrix): Matrix {
  const lengthOf = (m: Matrix, i: number) => Math.hypot(...row(m, i));
  const own = Array.from({ length: points.rows }, (_, i) => ({ i, length: lengthOf(points, i) }));
  own.sort((a, b) => b.length - a.length || a.i - b.i);
  const lengths = Float64Array.from(own, (_, i) => lengthOf(wanted, i)).sort((a, b) => b - a);
  own.forEach(({ i, length }, rank) => {
    if (length > 0) row(points, i).forEach((_, j, point) => (point[j]! *= lengths[rank]! / length));
  });
  return points;
}
