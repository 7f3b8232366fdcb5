import { distancesBetween } from '../../../../math/pairs/distances.ts';
import type { DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import type { Metric } from '../../../../math/kernels/nearest/interface.ts';
import type { Work } from '../../../../math/work/work.ts';

/** Differences with the relation of each. */
export interface LabelledDifferences {
  /** `[pairs, d]` */
  readonly differences: DoubleMatrix;
  /** `[pairs]` */
  readonly labels: ArrayLike<number>;
}

/**
 * How near each scored difference is to the learnt differences of its own relation, compared with those of the nearest
 * other relation: (b − a) / max(a, b), with a the mean distance to the learnt ones of its own and b the least mean distance
 * to those of another. A silhouette between folds: because no word is both scored and learnt, a word that several pairs
 * share makes no relation look like a cluster, and a relation may have a single pair in a fold.
 *
 * @returns in [−1, 1], NaN if no pair of its relation or no other relation was learnt, `[scored]`
 */
export async function separations(
  scored: LabelledDifferences,
  learnt: LabelledDifferences,
  relations: number,
  metric: Metric,
  work: Work,
): Promise<Float64Array> {
  const counts = new Uint32Array(relations);
  for (let i = 0; i < learnt.labels.length; i++) counts[learnt.labels[i]!]!++;
  const result = new Float64Array(scored.differences.rows);
  for (let i = 0; i < result.length; i++) {
    const distances = distancesBetween(scored.differences, i, learnt.differences, metric);
    const sums = new Float64Array(relations);
    distances.forEach((distance, j) => (sums[learnt.labels[j]!]! += distance));
    result[i] = separation(sums, counts, scored.labels[i]!);
    if (i % 64 === 63) await work.pause();
  }
  return result;
}

function separation(sums: Float64Array, counts: Uint32Array, own: number): number {
  if (counts[own] === 0) return NaN;
  const within = sums[own]! / counts[own]!;
  let nearest = Infinity;
  for (let relation = 0; relation < counts.length; relation++) {
    if (relation === own || counts[relation] === 0) continue;
    nearest = Math.min(nearest, sums[relation]! / counts[relation]!);
  }
  if (nearest === Infinity) return NaN;
  const larger = Math.max(within, nearest);
  return larger > 0 ? (nearest - within) / larger : 0;
}
