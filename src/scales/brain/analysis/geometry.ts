import { DataError } from '../../../dataset/error.ts';
import { contingency } from '../../../math/clustering/contingency.ts';
import {
  entropyOf,
  expectedMutualInformation,
  mutualInformation,
} from '../../../math/clustering/mutualInformation.ts';
import { besideNull, type NullFigure } from '../../../math/statistics/nullFigure.ts';
import { random } from '../../../math/random/random.ts';
import { placesOfGroups, shuffleWithin } from '../../../math/random/shuffleWithin.ts';
import type { Work } from '../../../math/work/work.ts';

export interface PermutationParameters {
  /** number of draws of the null, at least 1 */
  readonly permutations: number;
  readonly seed: number;
  /** group of each feature, `[features]`: lobes are shuffled within groups; see `frequencyBins`. One group if left out */
  readonly strata?: ArrayLike<number> | null;
}

/** How well two clusterings of the same features agree, beside the null of one of them shuffled. */
export interface Agreement {
  /** adjusted mutual information, at most 1 */
  readonly ami: NullFigure;
  /** number of features that both clusterings hold */
  readonly n: number;
}

/**
 * Adjusted mutual information of two clusterings beside its permutation null: one of them is shuffled among
 * the features that both hold, within the strata if there are some. Entropies and the expectation depend only on the sizes of the clusters, so
 * each draw costs one contingency table.
 *
 * @param a  cluster of each feature, −1 for features left out, `[features]`
 * @param b  the same for the other clustering, `[features]`
 * @throws DataError when no feature is in both clusterings
 */
export async function agreement(
  a: Int32Array,
  b: Int32Array,
  { permutations, seed, strata }: PermutationParameters,
  work: Work,
): Promise<Agreement> {
  const both = [...a.keys()].filter((i) => a[i]! >= 0 && b[i]! >= 0);
  if (both.length === 0) {
    throw new DataError(
      'Agreement: expected features in both clusterings, found no such feature; leave fewer out.',
    );
  }
  const x = Int32Array.from(both, (i) => a[i]!);
  const y = Int32Array.from(both, (i) => b[i]!);
  const groups = placesOfGroups(both.map((i) => strata?.[i] ?? 0));
  const { rowSums, columnSums } = contingency(x, y);
  const expected = expectedMutualInformation(rowSums, columnSums);
  const range = (entropyOf(rowSums) + entropyOf(columnSums)) / 2 - expected;
  // With one cluster on each side, scikit-learn's adjusted_mutual_info_score is 1.
  const trivial = rowSums.filter(Boolean).length <= 1 && columnSums.filter(Boolean).length <= 1;
  const adjusted = () =>
    trivial ? 1 : (mutualInformation(contingency(x, y)) - expected) / Math.max(range, Number.EPSILON);
  const value = adjusted();
  const stream = random(seed);
  const draws = new Float64Array(permutations);
  for (let draw = 0; draw < permutations; draw++) {
    await work.pause();
    shuffleWithin(y, groups, stream);
    draws[draw] = adjusted();
    work.progress((draw + 1) / permutations, `permutation ${draw + 1} of ${permutations}`);
  }
  return { ami: besideNull(value, draws), n: both.length };
}
