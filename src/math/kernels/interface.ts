import type { BasisKernel, SymmetricKernel } from './eigen.ts';
import type { Metric, Neighbours, PairsKernel } from './nearest/interface.ts';
import type { Firings } from '../matrices/firings.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { Entries, Weighting } from './weighting.ts';

/**
 * The heavy loops, behind one interface: WebAssembly with relaxed SIMD, with plain SIMD, or the plain
 * TypeScript twin. Everything above calls `kernels()` and does not know which one answers.
 *
 * Kernels that keep data (`dense`, `sparse`, `cooccurrence`) copy it into their own memory once and
 * hold it until `free()`; use after `free()` throws. All calls are synchronous: a caller that shares
 * its thread cuts a long pass into row ranges or tiles and pauses between them.
 */
export interface Kernels {
  readonly name: 'relaxed-simd' | 'simd' | 'plain';
  /** Keeps a dense matrix for repeated passes. */
  dense(x: Matrix): DenseKernel;
  /** Keeps a 0/1 matrix for repeated passes. */
  sparse(firings: Firings): SparseKernel;
  /** Keeps a 0/1 matrix for counting in how many blocks pairs of features fire together. */
  cooccurrence(firings: Firings): CooccurrenceKernel;
  /**
   * Begins a pass over a symmetric table of which the upper half is at hand, for two vectors at once.
   *
   * @param v  `[n, 2]`
   */
  halfSquare(weighting: Weighting, v: Float64Array): HalfSquareKernel;
  /**
   * Keeps a copy of a symmetric matrix, `[n, n]`, of which only the upper triangle is read, for finding its
   * eigenvalues and eigenvectors.
   */
  symmetric(a: Float64Array, n: number): SymmetricKernel;
  /** Room for an orthonormal basis of up to `rows` vectors of length n, grown by blocks of `width`. */
  basis(rows: number, width: number, n: number): BasisKernel;
  /**
   * Begins a search of the k nearest other rows of every row of x, in which each pair of rows is looked at
   * once: half the work of `DenseKernel.nearest` over all rows, with the same answer. It reads x while it
   * lasts.
   *
   * @throws RangeError when k is not in 1 … rows − 1, or a row is not finite
   */
  pairs(x: Matrix, k: number, metric: Metric): PairsKernel;
  /**
   * A·B, `[a.rows, b.columns]`, relative error about 1e-6 of Σ|aᵢₖ bₖⱼ|.
   *
   * @throws RangeError when `a.columns` is not `b.rows`
   */
  product(a: Matrix, b: Matrix): Matrix;
  /**
   * A·Bᵀ, `[a.rows, b.rows]`, relative error about 1e-6 of Σ|aᵢₖ bⱼₖ|.
   *
   * @throws RangeError when `a.columns` is not `b.columns`
   */
  productTransposed(a: Matrix, b: Matrix): Matrix;
}

/**
 * How the entries of a Gram matrix are computed. `single`: float32 products summed in short blocks,
 * float64 across blocks (1e-7 of the diagonal). `double`: float64 throughout, for eigenvalues that are
 * small beside the first; about half as fast.
 */
export type Precision = 'single' | 'double';

export interface GramOptions {
  /** subtracted from every row first, `[columns]`; nothing where left out */
  readonly center?: Float64Array;
  /** `single` where left out */
  readonly precision?: Precision;
}

/** How rows lie about an origin, in float64. */
export interface MomentSums {
  /** Σ (x − origin) over rows, `[columns]` */
  readonly sum: Float64Array;
  /** Σ ‖x − origin‖² over rows */
  readonly squares: number;
}

/** Passes over a kept dense matrix X, `[rows, columns]`. Bounds out of range throw RangeError. */
export interface DenseKernel {
  readonly rows: number;
  readonly columns: number;
  /** Sums over all rows about an origin, `[columns]`. */
  moments(origin: Float64Array): MomentSums;
  /**
   * Takes `center`, `[columns]`, away from every row of what is kept (not of the matrix it was made from),
   * in float64, rounded to float32: later passes have the accuracy of the rows' spread about it.
   */
  subtract(center: Float64Array): void;
  /** X·v, `[rows]`, in float64. */
  times(v: Float64Array): Float64Array;
  /** Xᵀ·w, `[columns]`, in float64. */
  transposedTimes(w: Float64Array): Float64Array;
  /**
   * X·V for several vectors in one pass over the rows `[from, to)` (all where left out), in float64.
   *
   * @param v  `[columns, width]`
   * @returns `[to − from, width]`
   */
  timesMany(v: Float64Array, width: number, from?: number, to?: number): Float64Array;
  /**
   * Xᵀ·W for several vectors in one pass over the rows `[from, to)` (all where left out), in float64.
   *
   * @param w  `[to − from, width]`
   * @returns `[columns, width]`
   */
  transposedTimesMany(w: Float64Array, width: number, from?: number, to?: number): Float64Array;
  /**
   * Xᵀ(X·V) in one pass over the rows `[from, to)` (all where left out), for iterations that pass over X
   * many times: products in float32, their sums over more than 128 rows in float64, so that it is right to
   * about 1e-7 of the largest |Xᵀ(X·V)|. Eight vectors are passed at once.
   *
   * @param v  `[columns, width]`
   * @returns `[columns, width]`
   */
  normal(v: Float64Array, width: number, from?: number, to?: number): Float64Array;
  /** X·V in float32 for wide V, `[columns, v.columns]` → `[to − from, v.columns]`. */
  timesMatrix(v: Matrix, from?: number, to?: number): Matrix;
  /** Xᵀ·W in float32 (float64 across blocks) for wide W, `[to − from, w.columns]` → `[columns, w.columns]`. */
  transposedTimesMatrix(w: Matrix, from?: number, to?: number): Matrix;
  /** XᵀX, `[columns, columns]`, symmetric to the last bit. */
  gram(options?: GramOptions): Float64Array;
  /**
   * The tile `[i0, i1) × [j0, j1)` of XᵀX over all rows, `[i1 − i0, j1 − j0]`; for cutting a long Gram
   * into steps (192 × 192 over 16,384 rows takes some 50 ms).
   */
  gramTile(i0: number, i1: number, j0: number, j1: number, options?: GramOptions): Float64Array;
  /** The tile `[i0, i1) × [j0, j1)` of X·Xᵀ, `[i1 − i0, j1 − j0]`, in float32. */
  rowsTimesTransposed(i0: number, i1: number, j0: number, j1: number): Float32Array;
  /**
   * The k nearest rows, among all rows but itself, of each row in `[from, to)`; exact: candidates are
   * found in float32 and decided in float64, and where distances are equal the smaller row number comes
   * first. Cosine distance is 1 − cos, with cos = 0 where a row is zero (as scikit-learn's
   * `cosine_distances`); Euclidean distance is ‖a − b‖. For more than a few rows a second copy of X is
   * packed, once per metric.
   *
   * @param k  at least 1, at most `rows − 1`
   * @throws RangeError when k or the range is out of bounds, or a row is not finite
   */
  nearest(from: number, to: number, k: number, metric: Metric): Neighbours;
  /** Gives the memory back. */
  free(): void;
}

/**
 * Passes over a kept 0/1 matrix B, `[blocks, features]`, in float64, for `width` vectors at once:
 * V is `[features, width]` and Y is `[blocks, width]`, both row-major. Any width works; 1, 4 and 8 are
 * the fast ones (a pass over 8 costs far less than 8 passes).
 */
export interface SparseKernel {
  readonly blocks: number;
  readonly features: number;
  /** B·V, `[blocks, width]`. */
  forward(v: Float64Array, width: number): Float64Array;
  /** Bᵀ·Y, `[features, width]`. */
  backward(y: Float64Array, width: number): Float64Array;
  /** Bᵀ(B·V), `[features, width]`, in one pass over the rows. */
  normal(v: Float64Array, width: number): Float64Array;
  /** Gives the memory back. */
  free(): void;
}

/** Counts over a kept 0/1 matrix, `[blocks, features]`. */
export interface CooccurrenceKernel {
  readonly blocks: number;
  readonly features: number;
  /**
   * The tile `[i0, i1) × [j0, j1)` of BᵀB: in how many blocks features i and j fire together,
   * `[i1 − i0, j1 − j0]`; on the diagonal, in how many blocks a feature fires.
   */
  counts(i0: number, i1: number, j0: number, j1: number): Uint32Array;
  /** Gives the memory back. */
  free(): void;
}

/** The product of a symmetric table, weighted and with its diagonal taken as zero, with two vectors, row by row. */
export interface HalfSquareKernel {
  /**
   * Adds what row i gives, and row i + 1 where it is given too (twice as fast as each alone).
   *
   * @param a  row i from its diagonal on, `[n − i]`
   * @param b  row i + 1 likewise, `[n − i − 1]`
   */
  rows(i: number, a: Entries, b: Entries | null): void;
  /** What has been added so far, `[n, 2]`; a copy. */
  product(): Float64Array;
  /** Gives the memory back. */
  free(): void;
}
