import { matrix, type Matrix } from './matrix.ts';

/**
 * The rows of a matrix scaled to unit length; a row of zeros stays.
 *
 * @param x  `[n, dim]`
 * @returns a copy, `[n, dim]`
 */
export function unitRows({ data, rows, columns }: Matrix): Matrix {
  const unit = new Float32Array(data.length);
  for (let begin = 0; begin < data.length; begin += columns) {
    let square = 0;
    for (let at = begin; at < begin + columns; at++) square += data[at]! * data[at]!;
    const factor = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let at = begin; at < begin + columns; at++) unit[at] = factor * data[at]!;
  }
  return matrix(unit, rows, columns);
}
