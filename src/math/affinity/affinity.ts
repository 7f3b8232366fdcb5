/**
 * The affinities of n features, pair by pair: a symmetric n × n matrix with a zero diagonal and entries of at least 0.
 * It is given only by its products, so that it need not be stored.
 */
export interface Affinity {
  readonly n: number;
  /**
   * The product with several vectors at once.
   *
   * @param v  `[n, width]`, row-major; neither kept nor changed
   * @returns `[n, width]`
   */
  times(v: Float64Array, width: number): Promise<Float64Array>;
  /** Frees what the products need, here and in the team; call it once, at the end. */
  free(): Promise<void>;
}
