import { cholesky } from '../../../math/linear/cholesky.ts';
import { kozachenkoLeonenko } from '../../../math/neighbours/entropy.ts';
import { covarianceOfRows } from '../../../math/spectra/covariance.ts';
import { moments } from '../../../math/spectra/moments.ts';
import { withSharedRows } from '../../../math/kernels/sharedRows.ts';
import { silent } from '../../../math/work/silent.ts';
import { takeRows, type Matrix } from '../../../math/matrices/matrix.ts';
import { permutation, type Random } from '../../../math/random/random.ts';
import type { Work } from '../../../math/work/work.ts';
import { nearestDistances } from './nearestDistances.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';

/** Standard errors of a cloud's entropy estimates. */
export interface EntropyErrors {
  /** of the entropy itself */
  readonly entropy: number;
  /** of its distance from the Gaussian of the same covariance, in which the covariance's own noise cancels */
  readonly difference: number;
}

/**
 * Standard errors by subsampling without replacement (with replacement, repeated points would have distance 0):
 * the spread of the estimates over random halves. At half the sample that spread is the standard error of the
 * whole sample's estimate (the delete-half jackknife; Shao & Wu 1989).
 *
 * @param scores  `[rows, components]`
 */
export async function spreadOverHalves(
  scores: Matrix,
  { k, subsamples, stream }: { k: number; subsamples: number; stream: Random },
  work: Work,
): Promise<EntropyErrors> {
  const entropies: number[] = [];
  const differences: number[] = [];
  for (let s = 0; s < subsamples; s++) {
    work.progress(s / subsamples, `Half sample ${s + 1} of ${subsamples}`);
    const half = permutation(scores.rows, stream).subarray(0, Math.floor(scores.rows / 2));
    const x = takeRows(scores, half);
    const { value } = kozachenkoLeonenko(await nearestDistances(x, k, work), x.columns, k);
    entropies.push(value);
    differences.push(0.5 * (await logDeterminant(x, work)) - value);
  }
  return { entropy: meanAndDeviation(entropies).sd, difference: meanAndDeviation(differences).sd };
}

/** ln det of the covariance of the rows, with 1/(rows − 1); −Infinity if it is singular. */
export async function logDeterminant(x: Matrix, work: Work): Promise<number> {
  const d = x.columns;
  const quiet = silent(work);
  const covariance = await withSharedRows(x, quiet, async (rows) =>
    covarianceOfRows(x, rows, await moments(x, rows), 'double', quiet),
  );
  const l = cholesky(covariance, d);
  if (!l) return -Infinity;
  let sum = 0;
  for (let j = 0; j < d; j++) sum += 2 * Math.log(l[j * d + j]!);
  return sum;
}
