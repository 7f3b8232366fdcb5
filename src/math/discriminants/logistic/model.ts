import type { Matrix } from '../../matrices/matrix.ts';
import type { Minimum } from './lbfgs.ts';

/** A fitted multinomial logistic regression; for two classes it has one row, for the second class. */
export interface LogisticModel {
  /** `[classes, columns]`, or `[1, columns]` for two classes */
  readonly coefficients: Matrix;
  /** one per row of the coefficients */
  readonly intercepts: Float64Array;
  readonly classes: number;
  /** largest |entry| of the gradient at the end */
  readonly gradient: number;
  /** whether the gradient is within the tolerance */
  readonly converged: boolean;
  readonly iterations: number;
}

/**
 * The model at a minimum.
 *
 * @param width  rows of coefficients: the number of classes, or 1 for two classes
 */
export function modelOf(minimum: Minimum, columns: number, width: number, classes: number): LogisticModel {
  const { point, gradient, converged, iterations } = minimum;
  const data = new Float32Array(width * columns);
  for (let d = 0; d < columns; d++) {
    for (let j = 0; j < width; j++) data[j * columns + d] = point[d * width + j]!;
  }
  const coefficients = { data, rows: width, columns };
  const intercepts = point.slice(columns * width);
  return { coefficients, intercepts, classes, gradient, converged, iterations };
}
