import type { Evaluation } from './lbfgs.ts';
import type { Sums } from './rowsOnTeam.ts';

/**
 * Joins points for a pass: `weights [columns, points · width]`, `intercepts [points · width]`.
 *
 * @param points  `[columns · width weights, width intercepts]` each
 */
export function weightsOf(points: readonly Float64Array[], columns: number, width: number) {
  const total = points.length * width;
  const weights = new Float64Array(columns * total);
  const intercepts = new Float64Array(total);
  points.forEach((point, p) => {
    for (let d = 0; d < columns; d++) {
      weights.set(point.subarray(d * width, (d + 1) * width), d * total + p * width);
    }
    intercepts.set(point.subarray(columns * width), p * width);
  });
  return { weights, intercepts };
}

/**
 * Σ log loss + ‖W‖²/(2C) and its gradient at each point.
 *
 * @param sums  of a pass over all rows
 * @param points  as in `weightsOf`
 * @param c  C, positive
 */
export function evaluationsOf(
  sums: Sums,
  points: readonly Float64Array[],
  columns: number,
  width: number,
  c: number,
): Evaluation[] {
  const total = points.length * width;
  return points.map((point, p) => {
    const gradient = new Float64Array(point.length);
    let squares = 0;
    for (let d = 0; d < columns; d++) {
      for (let j = 0; j < width; j++) {
        const weight = point[d * width + j]!;
        squares += weight * weight;
        gradient[d * width + j] = sums.gradient[d * total + p * width + j]! + weight / c;
      }
    }
    for (let j = 0; j < width; j++) gradient[columns * width + j] = sums.intercepts[p * width + j]!;
    return { value: sums.loss[p]! + squares / (2 * c), gradient };
  });
}
