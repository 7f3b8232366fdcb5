import { smallSymmetricEigen } from '../../../../math/linear/symmetric.ts';
import { numpyRandom } from '../../../../math/random/numpyRandom.ts';
import { PUBLISHED_ENTROPY } from './estimator.ts';

/**
 * The eigenvalues of the covariance of one draw of N(0, I) by NumPy's `RandomState(0).standard_normal((rows, d))`, with
 * 1/(rows − 1): for the “random” line of the paper's figure.
 *
 * @returns descending, `[d]`
 */
export function sampleEigenvalues(rows: number, d: number): Float64Array {
  const stream = numpyRandom(PUBLISHED_ENTROPY.seed);
  const products = new Float64Array(d * d);
  const sums = new Float64Array(d);
  const draw = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < d; j++) sums[j]! += draw[j] = stream.normal();
    for (let a = 0; a < d; a++) {
      const value = draw[a]!;
      for (let b = a, at = a * d; b < d; b++) products[at + b]! += value * draw[b]!;
    }
  }
  for (let a = 0; a < d; a++) {
    for (let b = a; b < d; b++) {
      products[a * d + b] = (products[a * d + b]! - (sums[a]! * sums[b]!) / rows) / (rows - 1);
    }
  }
  return smallSymmetricEigen(products, d, { vectors: false }).values;
}
