import { FREQUENCY_BINS, frequencyBins } from '../../../../math/random/frequencyBins.ts';

/** Bins of each covariate, by the number of covariates held: their product stays near the number of features of some hundreds. */
export const BINS = [1, FREQUENCY_BINS, 8, 5] as const;

/**
 * Strata of features that are alike in some covariates: quantile bins of each (20 of one, 8 × 8 of two, 5 × 5 × 5 of three), with
 * equal values in one bin. A permutation within strata keeps what depends only on the covariates.
 *
 * @param covariates  each `[features]`; at most three
 * @param labels  lobe of each feature, −1 for features left out, which are not counted, `[features]`; all count if left out
 * @returns a stratum of each feature, `[features]`; 0 for features left out, and for all without covariates
 */
export function covariateStrata(
  covariates: readonly ArrayLike<number>[],
  labels?: ArrayLike<number>,
): Uint8Array {
  const bins = BINS[covariates.length];
  if (bins === undefined) {
    throw new RangeError(`strata: expected at most 3 covariates, found ${covariates.length}`);
  }
  const n = labels?.length ?? covariates[0]?.length ?? 0;
  const strata = new Uint8Array(n);
  for (const values of covariates) {
    const bin = frequencyBins(values, labels ?? new Uint8Array(n), bins);
    for (let i = 0; i < n; i++) strata[i] = strata[i]! * bins + bin[i]!;
  }
  return strata;
}
