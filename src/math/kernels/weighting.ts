/**
 * How the entries x of a half square become affinities, with one number gᵢ per feature.
 *
 * - `jaccard`: x / (gᵢ + gⱼ − x); `dice`: 2x / (gᵢ + gⱼ); g is the number of blocks of a feature, at least 1. For a
 *   feature that never fires the count is 0 and so is the affinity: 0/0 = 0.
 * - `largest`: x · max(gᵢ, gⱼ), which is the overlap for g = 1/blocks and the entry itself for g = 1.
 */
export interface Weighting {
  readonly form: 'jaccard' | 'dice' | 'largest';
  /** `[n]` */
  readonly g: Float64Array;
}

/** The weighting of entries that are affinities already. */
export function asTheyAre(n: number): Weighting {
  return { form: 'largest', g: new Float64Array(n).fill(1) };
}

/** Entries of a half square: counts, or affinities. */
export type Entries = Uint16Array | Uint32Array | Float32Array;

/** The affinity of an entry x between features with the numbers g and h. */
export const weights: Record<Weighting['form'], (x: number, g: number, h: number) => number> = {
  jaccard: (x, g, h) => x / (g + h - x),
  dice: (x, g, h) => (2 * x) / (g + h),
  largest: (x, g, h) => x * Math.max(g, h),
};
