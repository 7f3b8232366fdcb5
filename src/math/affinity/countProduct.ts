/**
 * Products with the co-occurrence counts H = BᵀB (B the 0/1 matrix of firings, the diagonal of H the
 * blocks of each feature), however H is held: implicitly by the firings, or counted.
 */
export interface CountProduct {
  readonly features: number;
  readonly blocks: number;
  /** in how many blocks each feature fires: the diagonal of H, `[features]` */
  readonly fired: Uint32Array;
  /** H·V for V `[features, width]`, row-major */
  times(v: Float64Array, width: number): Promise<Float64Array>;
  free(): Promise<void>;
}
