/** Lobes so small beside an even share that they are splinters rather than lobes. */
export interface Degenerate {
  readonly lobes: readonly number[];
  /** features that they hold together */
  readonly features: number;
  /** whether these features fire more rarely than most: the median of their blocks is in the lowest quarter */
  readonly rare: boolean;
  /** leaving out features that fire in fewer blocks than this removes nine in ten of them; null where not rare */
  readonly minimumBlocks: number | null;
  /** features in all that the minimum would leave out further */
  readonly wouldLeaveOut: number;
}

/** A lobe is degenerate below this part of an even share of the features. */
const PART = 0.1;

/**
 * Names lobes that hold less than a tenth of an even share of the features, and, where their features are
 * rare ones, the number of blocks to ask for so that they go.
 *
 * @param labels  lobe of each feature, −1 where left out, `[features]`
 * @param sizes  features of each lobe, `[k]`
 * @param fired  in how many blocks each feature fires, `[features]`
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
