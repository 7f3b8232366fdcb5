import { dot } from '../matrices/dot.ts';

/**
 * Cholesky factor of a symmetric positive definite matrix: A = L·Lᵀ (Golub & Van Loan, section 4.2).
 *
 * @param a  `[n, n]`; only the lower triangle is read
 * @returns L, lower triangular, `[n, n]`; null if A is not positive definite to working precision
 */
export function cholesky(a: Float64Array, n: number): Float64Array | null {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      l[i * n + j] = (a[i * n + j]! - dot(l, i * n, l, j * n, j)) / l[j * n + j]!;
    }
    const pivot = a[i * n + i]! - dot(l, i * n, l, i * n, i);
    if (!(pivot > 1e-15 * a[i * n + i]!)) return null;
    l[i * n + i] = Math.sqrt(pivot);
  }
  return l;
}

/** Solves L·x = b for lower triangular L, `[n, n]`, and b, `[n]`: x, `[n]`. */
export function solveLower(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) x[i] = (b[i]! - dot(l, i * n, x, 0, i)) / l[i * n + i]!;
  return x;
}

/** Solves Lᵀ·x = b for lower triangular L, `[n, n]`, and b, `[n]`: x, `[n]`. */
export function solveLowerTransposed(l: Float64Array, n: number, b: Float64Array): Float64Array {
  const x = b.slice();
  for (let i = n - 1; i >= 0; i--) {
    const value = x[i]! / l[i * n + i]!;
    x[i] = value;
    for (let j = 0; j < i; j++) x[j]! -= value * l[i * n + j]!;
  }
  return x;
}
