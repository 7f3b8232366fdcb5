import { cholesky, solveLower } from '../linear/cholesky.ts';
import { columnGram } from '../linear/gram.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { Random } from '../random/random.ts';
import type { Work } from '../work/work.ts';

/**
 * A Gaussian cloud whose *sample* covariance, not only that of its population, is a given diagonal: standard normal
 * rows, centred, orthonormalised (Q of the QR decomposition, by Cholesky), scaled by √((rows − 1) λ).
 *
 * For a Gaussian sample of any covariance, the scores on its own principal components, divided by their deviations,
 * have exactly this distribution (uniform over orthonormal frames that sum to zero, independent of the spectrum of the
 * sample). A statistic of the scores of a cloud therefore has its exact null here: the sampling noise of the covariance
 * and the bias of the statistic are the same on both sides.
 *
 * @param rows       at least variances.length + 1
 * @param variances  wanted for each column, with 1/(rows − 1), `[dim]`, each at least 0
 * @returns `[rows, dim]`
 * @throws RangeError when there are not more rows than columns
 */
export async function matchedGaussian(
  rows: number,
  variances: Float64Array,
  stream: Random,
  work: Work,
): Promise<Matrix> {
  const dim = variances.length;
  if (rows <= dim) {
    throw new RangeError(`matched Gaussian: ${dim} columns need at least ${dim + 1} rows, found ${rows}`);
  }
  const x = new Float64Array(rows * dim);
  const mean = new Float64Array(dim);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < dim; j++) mean[j]! += (x[i * dim + j] = stream.normal()) / rows;
  }
  for (let i = 0; i < rows; i++) for (let j = 0; j < dim; j++) x[i * dim + j]! -= mean[j]!;
  const l = cholesky(await columnGram({ data: x, rows, columns: dim }, work), dim);
  if (!l) throw new RangeError(`matched Gaussian: ${rows} random rows do not span ${dim} dimensions`);
  const data = new Float32Array(rows * dim);
  const scale = variances.map((variance) => Math.sqrt((rows - 1) * variance));
  for (let i = 0; i < rows; i++) {
    if (i % 256 === 0) await work.pause();
    const q = solveLower(l, dim, x.subarray(i * dim, (i + 1) * dim));
    for (let j = 0; j < dim; j++) data[i * dim + j] = q[j]! * scale[j]!;
  }
  return { data, rows, columns: dim };
}
