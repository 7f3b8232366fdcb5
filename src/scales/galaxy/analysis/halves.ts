import { permutation, type Random } from '../../../math/random/random.ts';
import { meanAndDeviation } from '../../../math/statistics/meanAndDeviation.ts';
import type { Work } from '../../../math/work/work.ts';
import { entropiesOf } from './entropies.ts';
import type { StandardScores } from './standardScores.ts';

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
 */
export async function spreadOverHalves(
  standard: StandardScores,
  { k, subsamples, stream }: { k: number; subsamples: number; stream: Random },
  work: Work,
): Promise<EntropyErrors> {
  const { rows } = standard.scores;
  const halves = Array.from({ length: subsamples }, () => ({
    half: permutation(rows, stream).slice(0, Math.floor(rows / 2)),
  }));
  const report = (done: number) =>
    work.progress(done / subsamples, `Half sample ${Math.min(subsamples, done + 1)} of ${subsamples}`);
  const found = await entropiesOf(halves, { like: standard, k }, work, report);
  return {
    entropy: meanAndDeviation(found.map(({ value }) => value)).sd,
    difference: meanAndDeviation(found.map(({ value, logDeterminant }) => 0.5 * logDeterminant - value)).sd,
  };
}
