export type Metric = 'cosine' | 'euclidean';

export interface Neighbours {
  /** row numbers of the neighbours, nearest first, `[to − from, k]` */
  readonly indices: Uint32Array;
  /** their distances, ascending, `[to − from, k]` */
  readonly distances: Float32Array;
}

/** Rows that may be among the nearest, for every row: what several searches over parts of the pairs found can be joined. */
export interface Candidates {
  /** at most so many for each row */
  readonly places: number;
  /** row numbers, in no order, `[rows, places]` */
  readonly numbers: Uint32Array;
  /** what they are ranked by, infinite where a place is not taken; no other row ranks lower, `[rows, places]` */
  readonly keys: Float64Array;
}

/** A search of the nearest rows of every row; see `Kernels.pairs`. */
export interface PairsKernel {
  /**
   * Looks at the pairs (i, j) with i in `[from, to)` and j > i.
   *
   * @param from  a multiple of 8; so that little is done twice over, 64 rows or more at once
   */
  sweep(from: number, to: number): void;
  /** The candidates of all rows among the pairs looked at so far. */
  candidates(): Candidates;
  /**
   * The nearest rows of the rows `[from, to)` as `DenseKernel.nearest` defines them, given the candidates of
   * a search of all pairs: decided in float64, and where they do not suffice by looking at every row.
   */
  decide(candidates: Candidates, from: number, to: number): Neighbours;
  /** Gives the memory back. */
  free(): void;
}
