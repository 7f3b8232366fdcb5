import { cholesky } from '../../../math/linear/cholesky.ts';
import { kozachenkoLeonenko } from '../../../math/neighbours/entropy.ts';
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
  const { rows, columns: d, data } = x;
  const mean = new Float64Array(d);
  for (let at = 0; at < data.length; at++) mean[at % d]! += data[at]! / rows;
  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    if (i % 512 === 0) await work.pause();
    for (let j = 0; j < d; j++) centred[j] = data[i * d + j]! - mean[j]!;
    for (let a = 0; a < d; a++) {
      const value = centred[a]! / (rows - 1);
      for (let b = 0; b <= a; b++) covariance[a * d + b]! += value * centred[b]!;
    }
  }
  const l = cholesky(covariance, d);
  if (!l) return -Infinity;
  let sum = 0;
  for (let j = 0; j < d; j++) sum += 2 * Math.log(l[j * d + j]!);
  return sum;
}
