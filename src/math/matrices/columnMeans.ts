import type { Matrix } from './matrix.ts';

/** The mean of the rows of a matrix, `[columns]`: zeros without rows. */
export function columnMeans({ data, rows, columns }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let i = 0, at = 0; i < rows; i++) for (let c = 0; c < columns; c++) mean[c]! += data[at++]! / rows;
  return mean;
}
