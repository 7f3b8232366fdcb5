/** The nearest other rows of every row, nearest first. */
export interface NeighbourLists {
  /** row numbers, `[rows, k]` */
  readonly indices: Uint32Array;
  /** `[rows, k]` */
  readonly distances: Float32Array;
}
