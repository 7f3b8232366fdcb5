/**
 * Which features fired in which blocks: a 0/1 matrix `[blocks, features]` in compressed sparse rows.
 * Block `b` fires the features `indices[indptr[b] … indptr[b + 1])`, sorted and without repeats.
 */
export interface Firings {
  readonly blocks: number;
  readonly features: number;
  /** `[blocks + 1]` */
  readonly indptr: Uint32Array;
  /** feature numbers, `[indptr[blocks]]` */
  readonly indices: Uint16Array | Uint32Array;
}

/** In how many blocks each feature fires: `[features]`, counts in [0, blocks]. */
export function blockCounts(firings: Firings): Uint32Array {
  const counts = new Uint32Array(firings.features);
  for (const feature of firings.indices) counts[feature]!++;
  return counts;
}
