import type { Work } from '../../../../math/work/work.ts';
import { Best } from './best.ts';
import { squaredDistance, type ShortDifferences } from './shortDifferences.ts';

/** What is looked for: parallelograms by distance, trapezoids by angle. */
export type CrystalShape = 'parallelogram' | 'trapezoid';

/** Two differences that agree: corners a, b, c, d as point numbers, with a → b along c → d. */
export interface Quadruple {
  readonly corners: readonly [number, number, number, number];
  readonly error: number;
}

/** Room for the float32 rounding of the products, so that no quadruple is lost to it. */
const ROUNDING = 4e-6;
/** The error of differences at right angles, by either measure: the largest possible error, because either difference may be reversed. */
const RIGHT_ANGLE = 1;
/** The other two sides of a trapezoid are at least this share of its longer parallel side, so that flat shapes do not count. */
const FLAT = 0.5;

/**
 * The best quadruples among all pairs of the given differences. For a difference a → b, the products with
 * all others are read off one row: (b − a)·(d − c) = h(d) − h(c) with h = G(b, ·) − G(a, ·), so that a pair
 * costs two look-ups whatever the dimension. Every pair is compared, except those that their lengths already
 * rule out.
 *
 * - A parallelogram's error is ‖u − v‖ / √(‖u‖² + ‖v‖²) of its shorter pair of sides; it is found through
 *   only that pair, so each is found once.
 * - A trapezoid's error is 1 − |cos(u, v)|.
 *
 * @param most  number of quadruples to keep
 */
export async function bestQuadruples(
  differences: ShortDifferences,
  shape: CrystalShape,
  most: number,
  work: Work,
): Promise<Quadruple[]> {
  const { from, to, squares, gram, points: n } = differences;
  const count = squares.length;
  const best = new Best<Quadruple>(most, RIGHT_ANGLE);
  const judge = judgeOf(differences, shape);
  const rounding = ROUNDING * largestSquare(differences);
  const h = new Float32Array(n);
  for (let e = 0; e < count; e++) {
    const [a, b] = [from[e]! * n, to[e]! * n];
    for (let k = 0; k < n; k++) h[k] = gram[b + k]! - gram[a + k]!;
    compareWith(e, h, differences, shape, rounding, best, judge);
    if (e % 64 === 0) {
      // What is left of the triangle of pairs.
      work.progress(1 - (1 - e / count) ** 2, 'Comparing differences');
      await work.pause();
    }
  }
  return best.sorted();
}

type Judge = (e: number, f: number, product: number) => Quadruple | null;

/** Compares difference e with all longer ones. */
function compareWith(
  e: number,
  h: Float32Array,
  { from, to, squares }: ShortDifferences,
  shape: CrystalShape,
  rounding: number,
  best: Best<Quadruple>,
  judge: Judge,
): void {
  const square = squares[e]!;
  let keep = neededShare(shape, best.bar);
  // Differences come sorted by length, so no later pair needs less than this.
  let least = keep * square - rounding;
  const end = shape === 'parallelogram' ? lastOfLike(squares, square, keep) : squares.length;
  for (let f = e + 1; f < end; f++) {
    const product = h[to[f]!]! - h[from[f]!]!;
    if (product < least && -product < least) continue;
    if (Math.abs(product) < keep * possible(shape, square, squares[f]!) - rounding) continue;
    const found = judge(e, f, product);
    if (found && best.add(found, found.error)) {
      keep = neededShare(shape, best.bar);
      least = keep * square - rounding;
    }
  }
}

/** The least share of its largest possible value that |u·v| must have for an error of at most `bar`. */
function neededShare(shape: CrystalShape, bar: number): number {
  return shape === 'parallelogram' ? 1 - bar * bar : 1 - bar;
}

/** What |u·v| is at most: for a parallelogram, or for parallel sides. */
function possible(shape: CrystalShape, squareE: number, squareF: number): number {
  return shape === 'parallelogram' ? 0.5 * (squareE + squareF) : Math.sqrt(squareE * squareF);
}

/**
 * The end of the differences that are not too long to be a parallelogram's other side: those with
 * 2‖u‖‖v‖ ≥ keep·(‖u‖² + ‖v‖²), that is ‖v‖ ≤ ‖u‖·(1 + √(1 − keep²)) / keep.
 */
function lastOfLike(squares: Float32Array, square: number, keep: number): number {
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

function largestSquare({ gram, points }: ShortDifferences): number {
  let largest = 0;
  for (let i = 0; i < points; i++) largest = Math.max(largest, gram[i * points + i]!);
  return largest;
}

/** Decides a pair of differences from the points' scalar products. */
function judgeOf({ from, to, squares, gram, points: n }: ShortDifferences, shape: CrystalShape): Judge {
  return (e, f, product) => {
    const a = from[e]!,
      b = to[e]!;
    const [c, d] = product < 0 ? [to[f]!, from[f]!] : [from[f]!, to[f]!];
    if (a === c || a === d || b === c || b === d) return null;
    const uu = squares[e]!,
      vv = squares[f]!;
    const across = squaredDistance(gram, n, a, c),
      opposite = squaredDistance(gram, n, b, d);
    const share = Math.abs(product) / possible(shape, uu, vv);
    if (shape === 'parallelogram') {
      if (across + opposite < uu + vv) return null;
      return { corners: [a, b, c, d], error: Math.sqrt(Math.max(0, 1 - share)) };
    }
    if (Math.min(across, opposite) < FLAT * FLAT * Math.max(uu, vv)) return null;
    return { corners: [a, b, c, d], error: Math.max(0, 1 - share) };
  };
}
