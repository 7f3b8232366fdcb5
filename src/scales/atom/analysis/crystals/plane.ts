import { doubleRow, zeros, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { coordinates, principalAxes } from '../../../../math/spectra/principalAxes.ts';
import type { Work } from '../../../../math/work/work.ts';
import { norm } from '../../../../math/matrices/dot.ts';

/** Points seen along the plane of a parallelogram: a → b is the first axis, and c lies in the first two. */
export interface PlaneView {
  /** about a, `[points, 3]` */
  readonly positions: Float32Array;
  /** the fourth corner of the parallelogram of a, b and c: b − a + c, `[3]` */
  readonly target: Float32Array;
  /** distance of each point from the space of the three axes, `[points]` */
  readonly hidden: Float32Array;
}

/**
 * Lays points out along the plane through the first three of them, a, b and c: axis 1 along b − a, axis 2
 * along the part of c − a at right angles to it, and axis 3 the direction in which the other points leave the plane most
 * (the first principal axis of their residuals). In these axes a, b, c and b − a + c keep their true
 * distances; other points show a projection.
 *
 * @param points  `[points, d]`, at least three
 */
export async function planeView(points: DoubleMatrix, work: Work): Promise<PlaneView> {
  const left = zeros(points.rows, points.columns);
  const origin = doubleRow(points, 0);
  for (let i = 0; i < points.rows; i++) {
    const target = doubleRow(left, i);
    doubleRow(points, i).forEach((value, j) => (target[j] = value - origin[j]!));
  }
  const axes = zeros(3, points.columns);
  const positions = new Float32Array(3 * points.rows);
  for (const axis of [0, 1]) {
    setUnit(doubleRow(axes, axis), doubleRow(left, axis + 1));
    takeOut(left, axes, axis, positions);
  }
  const third = await principalAxes(left, 1, work);
  if (third.axes.rows > 0) doubleRow(axes, 2).set(doubleRow(third.axes, 0));
  const depths = coordinates(left, { ...axes, data: axes.data.slice(2 * axes.columns), rows: 1 }, null, 1);
  const hidden = new Float32Array(points.rows);
  for (let i = 0; i < points.rows; i++) {
    positions[3 * i + 2] = depths[i]!;
    hidden[i] = Math.sqrt(Math.max(0, norm(doubleRow(left, i)) ** 2 - depths[i]! ** 2));
  }
  const target = Float32Array.from([0, 1, 2], (k) => positions[3 + k]! + positions[6 + k]!);
  return { positions, target, hidden };
}

/** Makes `axis` the unit vector along `v`; zeros if v is zero. */
function setUnit(axis: Float64Array, v: Float64Array): void {
  const length = norm(v);
  if (length > 1e-12) v.forEach((value, j) => (axis[j] = value / length));
}

/** Moves the part of every row along an axis from the rows to the positions. */
function takeOut(left: DoubleMatrix, axes: DoubleMatrix, k: number, positions: Float32Array): void {
  const axis = doubleRow(axes, k);
  for (let i = 0; i < left.rows; i++) {
    const row = doubleRow(left, i);
    const along = row.reduce((sum, value, j) => sum + value * axis[j]!, 0);
    positions[3 * i + k] = along;
    axis.forEach((value, j) => (row[j]! -= along * value));
  }
}
