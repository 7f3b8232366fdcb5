import { kernels } from '../../../../math/kernels/kernels.ts';
import { smallSymmetricEigen } from '../../../../math/linear/symmetric.ts';
import { takeRows, type Matrix } from '../../../../math/matrices/matrix.ts';

/** How many directions a set of rows takes up. */
export interface RowsSpectrum {
  /** (Σλ)² / Σλ² of the eigenvalues of the covariance, in [1, rows − 1]; NaN if the rows are all equal */
  readonly participationRatio: number;
  /** the share of the variance along the first three principal components, in (0, 1]; NaN if the rows are all equal */
  readonly topShare: number;
}

/**
 * The spectrum of the covariance of some rows about their own mean, from their Gram matrix.
 *
 * @param x  `[n, dim]`
 * @param rows  row numbers, at least 2
 */
export function spectrumOf(x: Matrix, rows: ArrayLike<number>): RowsSpectrum {
  const chosen = takeRows(x, rows);
  centre(chosen);
  const m = chosen.rows;
  const gram = Float64Array.from(kernels().productTransposed(chosen, chosen).data);
  let trace = 0;
  let squares = 0;
  for (let i = 0; i < m; i++) trace += gram[i * m + i]!;
  for (const value of gram) squares += value * value;
  if (!(trace > 0)) return { participationRatio: NaN, topShare: NaN };
  const { values } = smallSymmetricEigen(gram, m, { vectors: false });
  const top = values.slice(0, 3).reduce((sum, value) => sum + value, 0);
  return { participationRatio: trace ** 2 / squares, topShare: Math.min(1, top / trace) };
}

/** Subtracts the mean of the rows from each, in place. */
function centre({ data, rows, columns }: Matrix): void {
  for (let j = 0; j < columns; j++) {
    let mean = 0;
    for (let i = 0; i < rows; i++) mean += data[i * columns + j]! / rows;
    for (let i = 0; i < rows; i++) data[i * columns + j]! -= mean;
  }
}
