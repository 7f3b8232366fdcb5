/**
 * Products with the co-occurrence counts H = BᵀB, with B the 0/1 matrix of firings; the diagonal of H counts the blocks
 * of each feature. H is either implicit in the firings or counted.
 */
export interface CountProduct {
  readonly features: number;
  readonly blocks: number;
  /** the number of blocks in which each feature fires: the diagonal of H, `[features]` */
  readonly fired: Uint32Array;
  /** H·V, `[features, width]`, for V `[features, width]`, row-major */
  times(v: Float64Array, width: number): Promise<Float64Array>;
  /** Frees what the products need, here and in the team. */
  free(): Promise<void>;
}
