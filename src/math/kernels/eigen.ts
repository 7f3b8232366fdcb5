/** A sequence of plane rotations in the order in which they act, each on rows `row` and `row + 1`. */
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
 * The heavy steps of a symmetric eigenproblem, A = Q·T·Qᵀ with T tridiagonal, in float64. First call `reduce` until it
 * returns false. For vectors, then call `accumulate` until it returns false, and `turn` with the rotations that make
 * T diagonal.
 */
export interface SymmetricKernel {
  /**
   * Eliminates the next 32 columns by Householder reflections (LAPACK's `dsytrd`; Dongarra, Sorensen,
   * Hammarling 1989); returns whether columns remain.
   */
  reduce(): boolean;
  /** T, after all columns are eliminated. */
  tridiagonal(): Tridiagonal;
  /** Multiplies the next 32 reflections into Qᵀ (LAPACK's `dorgtr`); returns whether reflections remain. */
  accumulate(): boolean;
  /** Turns rows of Qᵀ: for each rotation, row i ← c·row i − s·row i+1 and row i+1 ← s·row i + c·row i+1. */
  turn(rotations: Rotations): void;
  /** Qᵀ as turned so far, `[n, n]`; a copy. */
  vectors(): Float64Array;
  /** Frees the memory. */
  free(): void;
}

/** Steps on an orthonormal basis and on a block of vectors that is to join it, in float64. */
export interface BasisKernel {
  /** entries from row to row, n or slightly more; entries beyond n are 0 and must stay 0 */
  readonly stride: number;
  /** `[rows, stride]`, zeros at first; the caller writes to it; valid until `free()` */
  readonly basis: Float64Array;
  /** `[width, stride]`, likewise */
  readonly block: Float64Array;
  /** Inner products of basis rows `[from, to)` with the first `used` rows of the block, `[to − from, used]`. */
  coordinates(from: number, to: number, used: number): Float64Array;
  /** Subtracts basis rows `[from, to)` times `h` (as from `coordinates`) from the first `used` rows of the block. */
  removePart(from: number, to: number, h: Float64Array, used: number): void;
  /**
   * Basis row r ← Σᵢ y(r, i)·row i for r < kept, i < count; yields every few milliseconds.
   *
   * @param y  `[≥ kept, count]`
   */
  combine(y: Float64Array, count: number, kept: number): Generator<void, void>;
  /** Frees the memory. */
  free(): void;
}
