/** The nearest other rows of every row, nearest first. */
export interface NeighbourLists {
  /** row numbers, `[rows, k]` */
  readonly indices: Uint32Array;
  /** `[rows, k]` */
  readonly distances: Float32Array;
}

/** For every row, the rows that may be among its nearest. */
export interface Proposed {
  /** how many rows are proposed for each */
  readonly places: number;
  /** row numbers, by rising bound, `[rows, places]` */
  readonly numbers: Uint32Array;
  /** a lower bound of the distance to each; what is not proposed is no nearer than the last bound, `[rows, places]` */
  readonly bounds: Float64Array;
}
