import type { Firings } from '../matrices/firings.ts';
import type { Matrix } from '../matrices/matrix.ts';
import type { BasisKernel, SymmetricKernel } from './eigen.ts';
import type { Metric, PairsKernel } from './nearest/interface.ts';
import type { Entries, Weighting } from './weighting.ts';

/**
 * The heavy loops behind one interface: WebAssembly with relaxed SIMD, WebAssembly with SIMD, or plain TypeScript.
 * Everything above calls `kernels()` and does not know which set it uses.
 *
 * Kernels that keep data (`dense`, `sparse`, `cooccurrence`) copy it into their own memory once and
 * hold it until `free()`; use after `free()` throws. All calls are synchronous: a caller that shares
 * its thread cuts a long pass into row ranges or tiles and pauses between them.
 */
export interface Kernels {
  readonly name: 'relaxed-simd' | 'simd' | 'plain';
  /** Lets memory go that is kept for the next pass of a job but is too large to be kept after it. */
  trim(): void;
  /** Keeps a dense matrix for repeated passes. */
  dense(x: Matrix): DenseKernel;
  /**
   * Passes over a dense matrix that is not kept: each pass reads x, which must not change until `free()`. Results are those
   * of `dense` to the last bit.
   */
  passes(x: Matrix): RowPasses;
  /**
   * Keeps a 0/1 matrix for repeated passes.
   *
   * @throws RangeError when the firings are not well formed; see `checkFirings`
   */
  sparse(firings: Firings): SparseKernel;
  /**
   * Keeps a 0/1 matrix for counting the blocks in which two features fire together.
   *
   * @throws RangeError when the firings are not well formed; see `checkFirings`
   */
  cooccurrence(firings: Firings): CooccurrenceKernel;
  /**
   * Begins a product of a symmetric n × n table with two vectors; the caller has the table's upper half.
   *
   * @param v  `[2, n]`
   * @throws RangeError when `v` has another length
   */
  halfSquare(weighting: Weighting, v: Float64Array): HalfSquareKernel;
  /**
   * Keeps a copy of a symmetric matrix for finding its eigenvalues and eigenvectors.
   *
   * @param a  `[n, n]`; only the upper triangle is read
   * @throws RangeError when `a` has not n² entries
   */
  symmetric(a: Float64Array, n: number): SymmetricKernel;
  /** Makes room for an orthonormal basis of up to `rows` vectors of length n, which grows by blocks of `width`. */
  basis(rows: number, width: number, n: number): BasisKernel;
  /**
   * Keeps points for a descent of k-means.
   *
   * @param data  finite, `[n, dim]`
   * @param k  the number of clusters, at least 1
   * @throws RangeError when `data` has not n · dim entries, or k is less than 1
   */
  clusters(data: Float64Array, n: number, dim: number, k: number): ClustersKernel;
  /**
   * Begins a search for the k nearest other rows of every row of x. The kernel reads x until it is freed.
   *
   * @throws RangeError when k is not in 1 … rows − 1, or an entry is not finite
   */
  pairs(x: Matrix, k: number, metric: Metric): PairsKernel;
  /**
   * A·B, `[a.rows, b.columns]`; the error is about 1e-6 of Σ|aᵢₖ bₖⱼ|.
   *
   * @throws RangeError when `a.columns` is not `b.rows`
   */
  product(a: Matrix, b: Matrix): Matrix;
  /**
   * A·Bᵀ, `[a.rows, b.rows]`; the error is about 1e-6 of Σ|aᵢₖ bⱼₖ|.
   *
   * @throws RangeError when `a.columns` is not `b.columns`
   */
  productTransposed(a: Matrix, b: Matrix): Matrix;
}

/**
 * How the entries of a Gram matrix are computed. `single`: float32 products summed in short blocks, float64 sums
 * across blocks; the error is 1e-7 of the diagonal, and with a center, which is rounded to float32, the square of this
 * rounding for each row: it counts where a center is thousands of deviations from 0. `double`: float64 throughout, for
 * eigenvalues that are small compared with the first; about half as fast.
 */
export type Precision = 'single' | 'double';

export interface GramOptions {
  /** subtracted from every row first, `[columns]`; default zero */
  readonly center?: Float64Array;
  /** default `single` */
  readonly precision?: Precision;
}

/** Sums about an origin, in float64. */
export interface MomentSums {
  /** Σ (x − origin) over rows, `[columns]` */
  readonly sum: Float64Array;
  /** Σ ‖x − origin‖² over rows */
  readonly squares: number;
}

/** Sums over rows of regressions. */
export interface SoftmaxSums {
  /** Σ of log losses, `[problems]` */
  readonly loss: Float64Array;
  /** Xᵀ(softmax − truth), `[columns, problems · width]` */
  readonly gradient: Float64Array;
  /** Σ of softmax − truth, `[problems · width]` */
  readonly intercepts: Float64Array;
}

/**
 * Passes over the rows of a dense matrix X, `[rows, columns]`. A range `[from, to)` of rows is all rows by default. Lengths
 * that do not fit and ranges out of bounds throw RangeError.
 */
export interface RowPasses {
  readonly columns: number;
  /** Sums over all rows about an origin, `[columns]`. */
  moments(origin: Float64Array): MomentSums;
  /**
   * Subtracts `center`, `[columns]`, from every row (not in the matrix that the caller gave), in float64, and rounds to
   * float32: later passes are as accurate as the spread of the rows about the center. At most once.
   */
  subtract(center: Float64Array): void;
  /**
   * X·V in float64, for several vectors in one pass.
   *
   * @param v  `[columns, width]`
   * @returns `[to − from, width]`
   */
  timesMany(v: Float64Array, width: number, from?: number, to?: number): Float64Array;
  /**
   * Xᵀ·W in float64, for several vectors in one pass.
   *
   * @param w  `[to − from, width]`
   * @returns `[columns, width]`
   */
  transposedTimesMany(w: Float64Array, width: number, from?: number, to?: number): Float64Array;
  /**
   * Xᵀ(X·V) in one pass, for iterations that pass over X many times. Products are in float32, sums over more than
   * 128 rows in float64; the error is about 1e-7 of the largest |Xᵀ(X·V)|. One pass takes up to eight vectors.
   *
   * @param v  `[columns, width]`
   * @returns `[columns, width]`
   */
  normal(v: Float64Array, width: number, from?: number, to?: number): Float64Array;
  /**
   * The tile `[i0, i1) × [j0, j1)` of XᵀX over all rows, `[i1 − i0, j1 − j0]`: a caller computes a long Gram matrix
   * in steps (192 × 192 over 16,384 rows takes about 50 ms).
   */
  gramTile(i0: number, i1: number, j0: number, j1: number, options?: GramOptions): Float64Array;
  /** Frees the memory. */
  free(): void;
}

/** Passes over a kept dense matrix, and products with other matrices. */
export interface DenseKernel extends RowPasses {
  /** X·V in float32 for wide V, `[columns, v.columns]` → `[to − from, v.columns]`. */
  timesMatrix(v: Matrix, from?: number, to?: number): Matrix;
  /** Xᵀ·W in float32 (float64 across blocks) for wide W, `[to − from, w.columns]` → `[columns, w.columns]`. */
  transposedTimesMatrix(w: Matrix, from?: number, to?: number): Matrix;
  /**
   * The sums of several multinomial regressions on the same rows. Scores are X·V in float32 plus the intercepts; their softmax
   * minus the truth is computed in float64, and rounded to float32 for the product with Xᵀ.
   *
   * @param v  `[columns, problems · width]`, width classes, at least 2
   * @param intercepts  `[problems · width]`
   * @param labels  class of each row in each problem, `[to − from]` each, below width
   */
  softmaxSums(
    v: Matrix,
    intercepts: Float64Array,
    labels: readonly Uint16Array[],
    from?: number,
    to?: number,
  ): SoftmaxSums;
  /** XᵀX, `[columns, columns]`, symmetric to the last bit. */
  gram(options?: GramOptions): Float64Array;
}

/** Passes over a kept 0/1 matrix B, `[blocks, features]`, in float64. */
export interface SparseKernel {
  /**
   * Bᵀ(B·V) in one pass over the rows. Any width works; 1, 4 and 8 are fast (a pass over 8 vectors costs much less
   * than 8 passes).
   *
   * @param v  `[features, width]`
   * @returns `[features, width]`
   * @throws RangeError when `v` has another length, or the width is less than 1
   */
  normal(v: Float64Array, width: number): Float64Array;
  /** Frees the memory. */
  free(): void;
}

/** Counts over a kept 0/1 matrix B, `[blocks, features]`. */
export interface CooccurrenceKernel {
  /**
   * Rows `[i0, i1)` and columns `[j0, j1)` of BᵀB: the number of blocks in which features i and j fire together, and on
   * the diagonal the number of blocks in which a feature fires.
   *
   * @param visit  receives each row i in turn, `[j1 − j0]`; the next row may overwrite it
   * @throws RangeError when a range leaves `[0, features]`
   */
  counts(i0: number, i1: number, j0: number, j1: number, visit: VisitCounts): void;
  /** Frees the memory. */
  free(): void;
}

/** Counts of pairs, in 16 bits if they fit. */
export type Counts = Uint16Array | Uint32Array;

export type VisitCounts = (i: number, counts: Counts) => void;

/** The product of a weighted symmetric table, its diagonal taken as zero, with two vectors, row by row. */
export interface HalfSquareKernel {
  /**
   * Adds the contributions of rows `[from, to)`.
   *
   * @param values  the rows one after the other, each from its diagonal on
   * @throws RangeError when the range leaves `[0, n]`, or `values` has another length
   */
  rows(from: number, to: number, values: Entries): void;
  /** The product so far, `[2, n]`; a copy. */
  product(): Float64Array;
  /** Frees the memory. */
  free(): void;
}

/** A descent of k-means over kept points, in float64; every set of kernels has the same results to the last bit. */
export interface ClustersKernel {
  /**
   * Assigns the points `[from, to)` to the nearest centre, the first of equally near ones, by squared differences that are added
   * in the order of the dimensions.
   *
   * @param centres  `[k, dim]`
   * @param shifts  how far each centre has moved since the points were last assigned, `[k]`
   * @returns the number of points whose centre has changed
   * @throws RangeError when a length differs, or the range leaves `[0, n]`
   */
  assign(centres: Float64Array, shifts: Float64Array, from: number, to: number): number;
  /** The centre of each point, −1 before it is assigned, `[n]`; a copy. */
  labels(): Int32Array;
  /** The sum of the points of each cluster, added in the order of the points, `[k, dim]`. All points must be assigned. */
  sums(): Float64Array;
  /** Frees the memory. */
  free(): void;
}
