/** Lobes that are splinters: far smaller than an even share of the features. */
export interface Degenerate {
  readonly lobes: readonly number[];
  /** number of features in these lobes together */
  readonly features: number;
  /** whether these features are rare: the median of their numbers of blocks lies in the lowest quarter of all */
  readonly rare: boolean;
  /** the number of blocks to require so that nine in ten of these features are left out; null if they are not rare */
  readonly minimumBlocks: number | null;
  /** number of clustered features that this minimum would leave out */
  readonly wouldLeaveOut: number;
}

/** A lobe is degenerate below this fraction of an even share of the features. */
const PART = 0.1;

/**
 * Finds the lobes that hold less than a tenth of an even share of the features and, if their features are
 * rare, the minimum number of blocks that leaves these features out.
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @param sizes  number of features of each lobe, `[k]`
 * @param fired  number of blocks in which each feature fires, `[features]`
 * @returns null if no lobe is degenerate, or all are
 */
export function degenerateLobes(
  labels: Int32Array,
  sizes: Uint32Array,
  fired: Uint32Array,
): Degenerate | null {
  const clustered = sizes.reduce((a, b) => a + b, 0);
  const least = Math.max(2, (PART * clustered) / sizes.length);
  const small = [...sizes.keys()].filter((lobe) => sizes[lobe]! < least);
  if (small.length === 0 || small.length === sizes.length) return null;
  const isSmall = new Set(small);
  const inside: number[] = [];
  const all: number[] = [];
  labels.forEach((label, i) => {
    if (label < 0) return;
    all.push(fired[i]!);
    if (isSmall.has(label)) inside.push(fired[i]!);
  });
  inside.sort((a, b) => a - b);
  all.sort((a, b) => a - b);
  const rare = inside.length > 0 && quantile(inside, 0.5) <= quantile(all, 0.25);
  const minimumBlocks = rare ? quantile(inside, 0.9) + 1 : null;
  return {
    lobes: small,
    features: inside.length,
    rare,
    minimumBlocks,
    wouldLeaveOut: minimumBlocks === null ? 0 : all.filter((times) => times < minimumBlocks).length,
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
}
