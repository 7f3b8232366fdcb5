import { DataError } from '../../../../dataset/error.ts';
import { adjustedMutualInformation } from '../../../../math/clustering/mutualInformation.ts';
import { random, shuffle } from '../../../../math/random/random.ts';
import type { Work } from '../../../../math/work/work.ts';
import { besidePublishedNull, type PublishedFigure } from './figure.ts';

/** The paper's “mutual information” of lobes and clusters of the directions. */
export interface PublishedAgreement {
  /** adjusted mutual information, at most 1, beside permutations of the geometric labels */
  readonly ami: PublishedFigure;
  /** number of features: all of the layer */
  readonly n: number;
}

/**
 * “Mutual information” of the paper's figures: scikit-learn's adjusted mutual information of the lobes with the clusters of the
 * directions, beside permutations of the geometric labels over all features. This null ignores that features fire at unequal rates and
 * that near copies are not independent.
 *
 * @param lobes  lobe of each feature, none left out, `[features]`
 * @param geometry  cluster of each feature by geometry, none left out, `[features]`
 * @param draws  permutations and their seed
 * @throws DataError when a feature is left out of either clustering
 */
export async function publishedAgreement(
  lobes: Int32Array,
  geometry: Int32Array,
  draws: { readonly permutations: number; readonly seed: number },
  work: Work,
): Promise<PublishedAgreement> {
  const left = lobes.reduce((sum, label, i) => sum + (label < 0 || geometry[i]! < 0 ? 1 : 0), 0);
  if (left > 0) {
    throw new DataError(
      `Agreement as published: expected every feature in both clusterings, found ${left} left out; keep silent features in and set no filter.`,
    );
  }
  const stream = random(draws.seed);
  const mixed = geometry.slice();
  const samples = new Float64Array(draws.permutations);
  for (let draw = 0; draw < samples.length; draw++) {
    await work.pause();
    samples[draw] = adjustedMutualInformation(lobes, shuffle(mixed, stream));
    work.progress((draw + 1) / samples.length, `permutation ${draw + 1} of ${samples.length}`);
  }
  return {
    ami: besidePublishedNull(adjustedMutualInformation(lobes, geometry), samples),
    n: lobes.length,
  };
}
