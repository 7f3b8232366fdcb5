import { coordinates, removePart, rowNorm, scaleRow } from '../matrices/basisRows.ts';
import type { Random } from '../random/random.ts';

/**
 * Makes row `at` of a basis a random unit vector orthogonal to the rows before it.
 *
 * @param basis   `[> at, stride]`
 * @param n       dimension: entries of a row beyond it are 0
 * @param stride  entries from row to row, at least n
 * @throws RangeError when the rows before it already span the space (at ≥ n)
 */
export function appendRandom(
  basis: Float64Array,
  at: number,
  n: number,
  stride: number,
  stream: Random,
): void {
  if (at >= n) throw new RangeError(`appendRandom: ${at} rows already span a space of dimension ${n}`);
  const target = basis.subarray(at * stride, (at + 1) * stride).fill(0);
  for (;;) {
    for (let x = 0; x < n; x++) target[x] = stream.normal();
    if (makeOrthogonal(basis, at, stride) > 1e-6 * Math.sqrt(n)) break;
  }
  scaleRow(basis, at, stride, 1 / rowNorm(basis, at, stride));
}

/**
 * Makes row `at` of a basis orthogonal to the rows before it, in place, and repeats until a round removes less than
 * half of its length (Daniel, Gragg, Kaufman, Stewart 1976). If only rounding remains, the length is about 1e-16 of
 * the original length.
 *
 * @param basis  `[> at, n]`
 * @returns the length that remains
 */
export function makeOrthogonal(basis: Float64Array, at: number, n: number): number {
  const target = basis.subarray(at * n, (at + 1) * n);
  let before = rowNorm(basis, at, n);
  for (let round = 0; round < 4; round++) {
    removePart(basis, 0, at, coordinates(basis, 0, at, target, 1, n), target, 1, n);
    const after = rowNorm(basis, at, n);
    if (after > 0.5 * before || after === 0) return after;
    before = after;
  }
  return before;
}
