import { silhouette } from '../../../../math/clustering/silhouette.ts';
import { doubleRow, zeros, type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import type { Work } from '../../../../math/work/work.ts';
import type { CrystalParameters } from '../parameters.ts';
import { canDiscriminate } from '../removal/removal.ts';

/**
 * The function vector of each relation: the mean of its differences.
 *
 * @param offsets  `[pairs, d]`
 * @param labels  relation of each pair, `[pairs]`
 * @returns `[relations, d]`; zeros for a relation without pairs
 */
export function functionVectors(
  offsets: DoubleMatrix,
  labels: ArrayLike<number>,
  relations: number,
): DoubleMatrix {
  const means = zeros(relations, offsets.columns);
  const counts = new Uint32Array(relations);
  for (let i = 0; i < offsets.rows; i++) {
    const mean = doubleRow(means, labels[i]!);
    const offset = doubleRow(offsets, i);
    counts[labels[i]!]!++;
    for (let j = 0; j < mean.length; j++) mean[j]! += offset[j]!;
  }
  counts.forEach((count, c) => {
    const mean = doubleRow(means, c);
    if (count > 0) for (let j = 0; j < mean.length; j++) mean[j]! /= count;
  });
  return means;
}

/**
 * The silhouette of differences by relation; null if fewer than two relations have pairs.
 *
 * @param offsets  `[pairs, d]`
 */
export async function silhouetteOrNull(
  offsets: DoubleMatrix,
  { labels, relations }: { labels: ArrayLike<number>; relations: readonly unknown[] },
  parameters: CrystalParameters,
  work: Work,
) {
  if (!canDiscriminate(labels)) return null;
  return silhouette(offsets, labels, relations.length, parameters.silhouetteMetric, work);
}
