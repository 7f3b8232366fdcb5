import { cholesky, solveLower, solveLowerTransposed } from './cholesky.ts';
import {
  dividedRows,
  doubleRow,
  type DoubleMatrix,
  times,
  transposedTimes,
} from '../matrices/doubleMatrix.ts';
import { rightSingular } from './thinSvd.ts';
import type { Work } from '../work/work.ts';
import { dot } from '../matrices/dot.ts';

/**
 * A matrix W with WᵀCW = 1 for a covariance C, as two products. Discriminant axes need nothing else, so a covariance of
 * many dimensions and few samples is never built.
 */
export interface Whitening {
  /** number of columns of W */
  readonly rank: number;
  /** W·z: `[rank]` → `[d]` */
  apply(z: Float64Array): Float64Array;
  /** Wᵀ·v: `[d]` → `[rank]` */
  transposed(v: Float64Array): Float64Array;
}

/**
 * Whitening by the Cholesky factor: W = L⁻ᵀ for C = L·Lᵀ.
 *
 * @param covariance  C, `[d, d]`
 * @returns null if C is not positive definite to working precision
 */
export function choleskyWhitening(covariance: Float64Array, d: number): Whitening | null {
  const l = cholesky(covariance, d);
  if (!l) return null;
  return {
    rank: d,
    apply: (z) => solveLowerTransposed(l, d, z),
    transposed: (v) => solveLower(l, d, v),
  };
}

/**
 * Whitening of a singular C = XᵀX in the span of the rows of X: W = V/S of X = U·S·Vᵀ.
 *
 * @param x  `[n, d]`
 * @param tolerance  directions whose singular value is at or below it are dropped; absolute
 */
export async function spanWhitening(x: DoubleMatrix, tolerance: number, work: Work): Promise<Whitening> {
  const { values, vectors } = await rightSingular(x, tolerance, work);
  return {
    rank: values.length,
    apply: (z) => transposedTimes(vectors, divided(z, values)),
    transposed: (v) => divided(times(vectors, v), values),
  };
}

/**
 * Whitening of C = AᵀA + Δ, Δ a positive diagonal, for more dimensions than rows of A:
 * W = Δ^{-1/2}(1 + FᵀF)^{-1/2} with F = AΔ^{-1/2}. Only the span of the rows of F needs work (the matrix inversion
 * lemma, for the square root).
 *
 * @param a  `[n, d]`
 * @param diagonal  Δ, `[d]`
 */
export async function ridgeWhitening(
  a: DoubleMatrix,
  diagonal: Float64Array,
  work: Work,
): Promise<Whitening> {
  const root = diagonal.map(Math.sqrt);
  const { values, vectors } = await rightSingular(dividedRows(a, root), 0, work);
  const change = values.map((s) => 1 / Math.sqrt(1 + s * s) - 1);
  const shrunk = (v: Float64Array): Float64Array => {
    const result = v.slice();
    for (let i = 0; i < values.length; i++) {
      const vector = doubleRow(vectors, i);
      const weight = change[i]! * dot(vector, 0, v, 0, v.length);
      for (let j = 0; j < v.length; j++) result[j]! += weight * vector[j]!;
    }
    return result;
  };
  return {
    rank: a.columns,
    apply: (z) => divided(shrunk(z), root),
    transposed: (v) => shrunk(divided(v, root)),
  };
}

/** The whitening of C that follows from one of D⁻¹CD⁻¹, with D the diagonal `scale`, `[d]`. */
export function rescaled(whitening: Whitening, scale: Float64Array): Whitening {
  return {
    rank: whitening.rank,
    apply: (z) => divided(whitening.apply(z), scale),
    transposed: (v) => whitening.transposed(divided(v, scale)),
  };
}

function divided(v: Float64Array, by: Float64Array): Float64Array {
  return v.map((value, i) => value / by[i]!);
}
