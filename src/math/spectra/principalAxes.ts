import { doubleRow, meanRow, type DoubleMatrix, times, transposedTimes } from '../matrices/doubleMatrix.ts';
import { lanczos } from '../linear/lanczos.ts';
import { silent } from '../work/silent.ts';
import type { Work } from '../work/work.ts';
import { dot } from '../matrices/dot.ts';

/** The leading principal axes of a few hundred points, and the share of the variance along each. */
export interface PrincipalAxes {
  /** unit axes as rows, variance descending, the entry of largest magnitude positive, `[count, d]` */
  readonly axes: DoubleMatrix;
  /** share of the total variance, in [0, 1], `[count]` */
  readonly shares: Float64Array;
  /** `[d]` */
  readonly mean: Float64Array;
}

/**
 * Leading principal axes of points, by Lanczos iteration on XᵀX of the centred points, which is never built: for few
 * points in many dimensions.
 *
 * @param x  `[n, d]`
 * @param count  the number of axes wanted; fewer are returned if the points span fewer
 */
export async function principalAxes(x: DoubleMatrix, count: number, work: Work): Promise<PrincipalAxes> {
  const { rows: n, columns: d } = x;
  const mean = meanRow(x);
  const centred = { data: x.data.map((value, at) => value - mean[at % d]!), rows: n, columns: d };
  const total = dot(centred.data, 0, centred.data, 0, n * d);
  const wanted = Math.min(count, n - 1, d);
  if (wanted < 1 || total === 0) {
    return { axes: { data: new Float64Array(0), rows: 0, columns: d }, shares: new Float64Array(0), mean };
  }
  const eigen = await lanczos(
    (v) => transposedTimes(centred, times(centred, v)),
    d,
    wanted,
    { tolerance: 1e-11 },
    silent(work),
  );
  const rank = eigen.values.filter((value) => value > 1e-12 * total).length;
  return {
    axes: { data: eigen.vectors.slice(0, rank * d), rows: rank, columns: d },
    shares: eigen.values.slice(0, rank).map((value) => value / total),
    mean,
  };
}

/**
 * Coordinates of points along axes, padded with zeros to `width` columns: `[n, width]`.
 *
 * @param x  `[n, d]`
 * @param axes  `[count, d]`
 * @param origin  subtracted first, `[d]`; null for zero
 */
export function coordinates(
  x: DoubleMatrix,
  axes: DoubleMatrix,
  origin: Float64Array | null,
  width: number,
): Float32Array {
  const result = new Float32Array(x.rows * width);
  for (let k = 0; k < Math.min(width, axes.rows); k++) {
    const axis = doubleRow(axes, k);
    const shift = origin ? dot(axis, 0, origin, 0, axis.length) : 0;
    for (let i = 0; i < x.rows; i++) {
      result[i * width + k] = dot(x.data, i * x.columns, axis, 0, axis.length) - shift;
    }
  }
  return result;
}
