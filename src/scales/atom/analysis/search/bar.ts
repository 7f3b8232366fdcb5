import type { ShortDifferences } from './shortDifferences.ts';

/** What is looked for: parallelograms by distance, trapezoids by angle. */
export type CrystalShape = 'parallelogram' | 'trapezoid';

/** The products of difference e, a → b, with all points: h = G(b, ·) − G(a, ·). */
export function fillProducts(
  h: Float32Array,
  e: number,
  { from, to, gram, points: n }: ShortDifferences,
): void {
  const [a, b] = [from[e]! * n, to[e]! * n];
  for (let k = 0; k < n; k++) h[k] = gram[b + k]! - gram[a + k]!;
}

/** The least share of its largest possible value that |u·v| must have for an error of at most `bar`. */
export function neededShare(shape: CrystalShape, bar: number): number {
  return shape === 'parallelogram' ? 1 - bar * bar : 1 - bar;
}

/** What |u·v| is at most: for a parallelogram, or for parallel sides. */
export function possible(shape: CrystalShape, squareE: number, squareF: number): number {
  return shape === 'parallelogram' ? 0.5 * (squareE + squareF) : Math.sqrt(squareE * squareF);
}

/**
 * The end of the differences that are not too long to be a parallelogram's other side: those with
 * 2‖u‖‖v‖ ≥ keep·(‖u‖² + ‖v‖²), that is ‖v‖ ≤ ‖u‖·(1 + √(1 − keep²)) / keep.
 */
export function lastOfLike(squares: Float32Array, square: number, keep: number): number {
  const ratio = keep > 0 ? (1 + Math.sqrt(Math.max(0, 1 - keep * keep))) / keep : Infinity;
  const longest = square * ratio * ratio * 1.0001;
  let low = 0,
    high = squares.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (squares[middle]! <= longest) low = middle + 1;
    else high = middle;
  }
  return low;
}
