/** A run of plane rotations in the order in which they act, each on rows `row` and `row + 1`. */
export interface Rotations {
  count: number;
  readonly row: Int32Array;
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
}

/** A symmetric tridiagonal matrix. */
export interface Tridiagonal {
  /** `[n]` */
  readonly diagonal: Float64Array;
  /** entry (j, j + 1) at j, the last is 0, `[n]` */
  readonly beside: Float64Array;
}

/**
 * The heavy steps of a symmetric eigenproblem, A = Q·T·Qᵀ with T tridiagonal, in float64: first `reduce`
 * until it answers false; then, where vectors are wanted, `accumulate` until it answers false, and `turn`
 * by the rotations that make T diagonal.
 */
export interface SymmetricKernel {
  readonly n: number;
  /**
   * Eliminates the next 32 columns by Householder reflections (LAPACK's `dsytrd`; Dongarra, Sorensen,
   * Hammarling 1989); whether there are more.
   */
  reduce(): boolean;
  /** T, once all columns are eliminated. */
  tridiagonal(): Tridiagonal;
  /** Builds 32 more of the reflections into Qᵀ (LAPACK's `dorgtr`); whether there are more. */
  accumulate(): boolean;
  /** Turns rows of Qᵀ: row i ← c·row i − s·row i+1 and row i+1 ← s·row i + c·row i+1 for each rotation. */
  turn(rotations: Rotations): void;
  /** Qᵀ as turned so far, `[n, n]`; a copy. */
  vectors(): Float64Array;
  /** Gives the memory back. */
  free(): void;
}

/** Steps on an orthonormal basis and a block of vectors that is to join it, in float64. */
export interface BasisKernel {
  /** entries from row to row, n or a little more; those beyond n are 0 and have to stay so */
  readonly stride: number;
  /** `[rows, stride]`, zeros at first; written by the caller and valid until `free()` */
  readonly basis: Float64Array;
  /** `[width, stride]`, likewise */
  readonly block: Float64Array;
  /** Inner products of basis rows `[from, to)` with the first `used` rows of the block, `[to − from, used]`. */
  coordinates(from: number, to: number, used: number): Float64Array;
  /** Takes basis rows `[from, to)` times `h` (as from `coordinates`) out of the block's rows. */
  removePart(from: number, to: number, h: Float64Array, used: number): void;
  /**
   * Basis row r ← Σᵢ y(r, i)·row i for r < kept, i < count; yields every few milliseconds.
   *
   * @param y  `[≥ kept, count]`
   */
  combine(y: Float64Array, count: number, kept: number): Generator<void, void>;
  /** Gives the memory back. */
  free(): void;
}
