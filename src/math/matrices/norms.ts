import type { Matrix } from './matrix.ts';

/** The inverse of the Euclidean length of each row, 0 for a zero row, in float64: `[rows]`. */
export function inverseNorms({ data, rows, columns }: Matrix): Float64Array {
  const inverse = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let sum = 0;
    for (let p = i * columns; p < (i + 1) * columns; p++) sum += data[p]! * data[p]!;
    inverse[i] = sum > 0 ? 1 / Math.sqrt(sum) : 0;
  }
  return inverse;
}
