/**
 * How alike n features are, two by two: a symmetric n × n matrix with a zero diagonal and no negative
 * entries, known only by its products, so that none need be stored.
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
  /** Gives back what is held for the products, here and in the team; call it once, when done. */
  free(): Promise<void>;
}
