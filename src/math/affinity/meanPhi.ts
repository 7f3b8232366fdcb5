import type { Firings } from '../matrices/firings.ts';
import { blockCounts, blocksByFeature } from '../matrices/firings.ts';

/**
 * The mean phi coefficient over all pairs of some features, without a pass over pairs: phi is the cosine of the
 * standardised 0/1 vectors of two features, so the mean follows from the length of the sum of the unit vectors, which
 * takes one pass over the firings of these features. Features that never fire, and those that fire in every block, have
 * no phi and are left out.
 *
 * @param firings  `[blocks, features]`
 * @returns for feature numbers, each once: the mean, in [−1, 1]; NaN when fewer than two of the features have a phi
 */
export function meanPhiIn(firings: Firings): (features: ArrayLike<number>) => number {
  const { blocks } = firings;
  const fired = blockCounts(firings);
  const { indptr, indices } = blocksByFeature(firings);
  const sum = new Float64Array(blocks);
  return (features) => {
    sum.fill(0);
    let n = 0;
    // A unit vector is (1 − c/N)·√N/s in the blocks where its feature fires, and −c/N·√N/s in the others.
    let elsewhere = 0;
    for (let i = 0; i < features.length; i++) {
      const feature = features[i]!;
      const times = fired[feature]!;
      if (times === 0 || times === blocks) continue;
      n++;
      const scale = Math.sqrt(blocks / (times * (blocks - times)));
      elsewhere += (scale * times) / blocks;
      for (let p = indptr[feature]!; p < indptr[feature + 1]!; p++) sum[indices[p]!]! += scale;
    }
    if (n < 2) return NaN;
    let square = 0;
    for (const value of sum) square += (value - elsewhere) ** 2;
    return (square - n) / (n * (n - 1));
  };
}
