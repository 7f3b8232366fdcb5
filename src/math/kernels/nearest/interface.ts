export type Metric = 'cosine' | 'euclidean';

export interface Neighbours {
  /** row numbers of the neighbours, nearest first, `[to − from, k]` */
  readonly indices: Uint32Array;
  /** their distances, ascending, `[to − from, k]` */
  readonly distances: Float32Array;
}

/**
 * For every row, the rows that may be among its nearest. Candidates of several searches over different pairs can be
 * joined.
 */
export interface Candidates {
  /** the most candidates of a row */
  readonly places: number;
  /** row numbers, in no order, `[rows, places]` */
  readonly numbers: Uint32Array;
  /** their ranks: infinite for an unused place; no other row ranks lower, `[rows, places]` */
  readonly keys: Float64Array;
}

/**
 * An exact search for the k nearest other rows of every row that looks at each pair of rows once: candidates are found
 * in float32 and decided in float64; of equal distances the smaller row number comes first. Cosine distance is 1 − cos,
 * with cos = 0 for a zero row (as scikit-learn's `cosine_distances`); Euclidean distance is ‖a − b‖.
 */
export interface PairsKernel {
  /**
   * Looks at the pairs (i, j) with i in `[from, to)` and j > i.
   *
   * @param from  a multiple of 8; 64 rows or more at once waste least
   * @throws RangeError when the range is out of bounds or begins elsewhere
   */
  sweep(from: number, to: number): void;
  /** The candidates of all rows among the pairs seen so far. */
  candidates(): Candidates;
  /**
   * The nearest rows of the rows `[from, to)`, decided in float64; if the candidates do not suffice for a row, it is
   * compared with every row.
   *
   * @param candidates  of all pairs
   * @throws RangeError when the range is out of bounds
   */
  decide(candidates: Candidates, from: number, to: number): Neighbours;
  /** Frees the memory. */
  free(): void;
}
