import { doubleRow, type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import { row, type Matrix } from '../matrices/matrix.ts';
import type { Work } from '../work/work.ts';
import { dot } from '../matrices/dot.ts';

/**
 * Coordinates of every row along axes, X·axesᵀ: `[n, d]` and `[components, d]` → `[n, components]`.
 */
export async function alongAxes(x: Matrix, axes: DoubleMatrix, work: Work): Promise<Matrix> {
  const data = new Float32Array(x.rows * axes.rows);
  for (let i = 0; i < x.rows; i++) {
    for (let k = 0; k < axes.rows; k++) {
      data[i * axes.rows + k] = dot(x.data, i * x.columns, axes.data, k * x.columns, x.columns);
    }
    if (i % 256 === 0) await work.pause();
  }
  return { data, rows: x.rows, columns: axes.rows };
}

/**
 * Every row minus its part in the span of directions, X − X·QᵀQ: `[n, d]`.
 *
 * @param x  `[n, d]`
 * @param directions  orthonormal rows, `[q, d]`
 */
export async function projectedAway(x: Matrix, directions: DoubleMatrix, work: Work): Promise<Matrix> {
  const data = x.data.slice();
  for (let i = 0; i < x.rows; i++) {
    for (let k = 0; k < directions.rows; k++) {
      const part = dot(x.data, i * x.columns, directions.data, k * x.columns, x.columns);
      subtract(data, i, part, doubleRow(directions, k));
    }
    if (i % 256 === 0) await work.pause();
  }
  return { data, rows: x.rows, columns: x.columns };
}

/**
 * Every row minus the part that its covariates explain, X − C·coefficients: `[n, d]`.
 *
 * @param x  `[n, d]`
 * @param covariates  `[n, p]`
 * @param coefficients  `[p, d]`
 */
export async function withoutCovariates(
  x: Matrix,
  covariates: DoubleMatrix,
  coefficients: DoubleMatrix,
  work: Work,
): Promise<Matrix> {
  const data = x.data.slice();
  for (let i = 0; i < x.rows; i++) {
    const values = doubleRow(covariates, i);
    for (let k = 0; k < values.length; k++) subtract(data, i, values[k]!, doubleRow(coefficients, k));
    if (i % 256 === 0) await work.pause();
  }
  return { data, rows: x.rows, columns: x.columns };
}

function subtract(data: Float32Array, i: number, weight: number, direction: Float64Array): void {
  const target = row({ data, rows: 1, columns: direction.length }, i);
  for (let j = 0; j < target.length; j++) target[j]! -= weight * direction[j]!;
}
