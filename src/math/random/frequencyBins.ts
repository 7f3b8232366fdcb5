/** Bins of features that fire about equally often; null models permute lobes and draw sets within them. */
export const FREQUENCY_BINS = 20;

/**
 * The bin of each feature by the number of blocks in which it fires: quantiles, with features of the same number in the
 * same bin. Lobes of firings depend on how often features fire, and directions may, too; a permutation within the bins
 * keeps that, so that only what goes beyond frequency counts as agreement.
 *
 * @param fired  number of blocks in which each feature fires, `[features]`
 * @param labels  lobe of each feature, −1 for features left out, which are not counted, `[features]`
 * @returns a bin in [0, bins), `[features]`; 0 for features left out
 */
export function frequencyBins(
  fired: ArrayLike<number>,
  labels: ArrayLike<number>,
  bins: number = FREQUENCY_BINS,
): Uint8Array {
  const members = Array.from({ length: labels.length }, (_, i) => i).filter((i) => labels[i]! >= 0);
  members.sort((a, b) => fired[a]! - fired[b]! || a - b);
  const bin = new Uint8Array(labels.length);
  let first = 0;
  members.forEach((feature, rank) => {
    if (fired[feature] !== fired[members[first]!]) first = rank;
    bin[feature] = Math.floor((bins * first) / members.length);
  });
  return bin;
}
