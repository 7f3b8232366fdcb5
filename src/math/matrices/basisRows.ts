import { dot } from './dot.ts';

/*
 * Vectors here are the rows of flat float64 arrays, `[count, n]`: basis rows are orthonormal, block rows are to become
 * orthonormal.
 */

/** Length of row `i` of `x`. */
export function rowNorm(x: Float64Array, i: number, n: number): number {
  return Math.sqrt(dot(x, i * n, x, i * n, n));
}

/** Multiplies row `i` of `x` by a number, in place. */
export function scaleRow(x: Float64Array, i: number, n: number, factor: number): void {
  for (let c = i * n; c < (i + 1) * n; c++) x[c] = x[c]! * factor;
}

/**
 * The coordinates of block rows in basis rows `[from, to)`: `[to − from, width]`, entry (i, c) is
 * ⟨basis row from + i, block row c⟩. It takes two basis rows and two block rows at a time.
 *
 * @param basis  `[≥ to, n]`
 * @param block  `[≥ width, n]`
 */
export function coordinates(
  basis: Float64Array,
  from: number,
  to: number,
  block: Float64Array,
  width: number,
  n: number,
): Float64Array {
  const h = new Float64Array((to - from) * width);
  for (let i = from; i < to; i += 2) {
    const pair = i + 1 < to;
    const p0 = i * n;
    const p1 = pair ? p0 + n : p0;
    for (let c = 0; c < width; c += 2) {
      const q0 = c * n;
      const q1 = c + 1 < width ? q0 + n : q0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let x = 0; x < n; x++) {
        const v0 = basis[p0 + x]!;
        const v1 = basis[p1 + x]!;
        const w0 = block[q0 + x]!;
        const w1 = block[q1 + x]!;
        s00 += v0 * w0;
        s01 += v0 * w1;
        s10 += v1 * w0;
        s11 += v1 * w1;
      }
      const at = (i - from) * width + c;
      h[at] = s00;
      if (c + 1 < width) h[at + 1] = s01;
      if (pair) h[at + width] = s10;
      if (pair && c + 1 < width) h[at + width + 1] = s11;
    }
  }
  return h;
}

/**
 * Subtracts basis rows `[from, to)` times `h` (as from `coordinates`) from the block rows, in place. Four basis rows
 * at a time.
 *
 * @param h  `[to − from, width]`
 */
export function removePart(
  basis: Float64Array,
  from: number,
  to: number,
  h: Float64Array,
  block: Float64Array,
  width: number,
  n: number,
): void {
  for (let i = from; i < to; i += 4) {
    const rows = Math.min(4, to - i);
    const p0 = i * n;
    const p1 = rows > 1 ? p0 + n : p0;
    const p2 = rows > 2 ? p0 + 2 * n : p0;
    const p3 = rows > 3 ? p0 + 3 * n : p0;
    for (let c = 0; c < width; c++) {
      const at = (i - from) * width + c;
      const h0 = h[at]!;
      const h1 = rows > 1 ? h[at + width]! : 0;
      const h2 = rows > 2 ? h[at + 2 * width]! : 0;
      const h3 = rows > 3 ? h[at + 3 * width]! : 0;
      const q = c * n;
      for (let x = 0; x < n; x++) {
        block[q + x] =
          block[q + x]! -
          (h0 * basis[p0 + x]! + h1 * basis[p1 + x]! + (h2 * basis[p2 + x]! + h3 * basis[p3 + x]!));
      }
    }
  }
}

/**
 * Replaces the leading rows of a basis by combinations of its rows over columns `[from, to)`, in place:
 * new row r = Σᵢ y(r, i) · row i, for r in [0, kept), i in [0, count).
 *
 * @param y  `[≥ kept, count]`
 */
export function combineColumns(
  basis: Float64Array,
  count: number,
  n: number,
  y: Float64Array,
  kept: number,
  from: number,
  to: number,
): void {
  const span = to - from;
  const result = new Float64Array(kept * span);
  for (let i = 0; i < count; i += 4) {
    const rows = Math.min(4, count - i);
    const p0 = i * n + from;
    const p1 = rows > 1 ? p0 + n : p0;
    const p2 = rows > 2 ? p0 + 2 * n : p0;
    const p3 = rows > 3 ? p0 + 3 * n : p0;
    for (let r = 0; r < kept; r++) {
      const at = r * count + i;
      const y0 = y[at]!;
      const y1 = rows > 1 ? y[at + 1]! : 0;
      const y2 = rows > 2 ? y[at + 2]! : 0;
      const y3 = rows > 3 ? y[at + 3]! : 0;
      const q = r * span;
      for (let x = 0; x < span; x++) {
        result[q + x] =
          result[q + x]! +
          (y0 * basis[p0 + x]! + y1 * basis[p1 + x]! + (y2 * basis[p2 + x]! + y3 * basis[p3 + x]!));
      }
    }
  }
  for (let r = 0; r < kept; r++) basis.set(result.subarray(r * span, (r + 1) * span), r * n + from);
}
