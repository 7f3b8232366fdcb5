import { withParts } from '../../../../math/work/parts.ts';
import type { Work } from '../../../../math/work/work.ts';
import { fillProducts, lastOfLike, neededShare, possible, type CrystalShape } from './bar.ts';
import { Best } from './best.ts';
import { firstOf, promisingTask, type Promising, type PromisingPart } from './promising.ts';
import { squaredDistance, type ShortDifferences } from './shortDifferences.ts';

/** Differences that are compared before the team takes part. */
const ALONE = 64;
/** Pairs that a member compares between pauses. */
const STEP = 4e6;

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
 * rule out. The team looks for pairs that may be good enough, and the caller decides among them in the order of the pairs, so
 * the result does not depend on the team.
 *
 * - A parallelogram's error is ‖u − v‖ / √(‖u‖² + ‖v‖²) of its shorter pair of sides; it is found through
 *   only that pair, so each is found once.
 * - A trapezoid's error is 1 − |cos(u, v)|.
 *
 * @param most  number of quadruples to keep
 * @param alone  differences that are compared before the team takes part
 */
export async function bestQuadruples(
  differences: ShortDifferences,
  shape: CrystalShape,
  most: number,
  work: Work,
  alone = ALONE,
): Promise<Quadruple[]> {
  const best = new Best<Quadruple>(most, RIGHT_ANGLE);
  const search: Search = {
    differences,
    shape,
    rounding: ROUNDING * largestSquare(differences),
    best,
    judge: judgeOf(differences, shape),
  };
  const count = differences.squares.length;
  const report = (done: number) => {
    // What is left of the triangle of pairs.
    work.progress(1 - (1 - done / count) ** 2, 'Comparing differences');
    return work.pause();
  };
  const h = new Float32Array(differences.points);
  let e = 0;
  // Until enough are kept, nearly every pair is kept for a while: nothing is saved by looking for some first.
  for (; e < count && (e < alone || best.bar >= RIGHT_ANGLE); e++) {
    compareWith(e, h, search);
    if (e % 64 === 0) await report(e);
  }
  const { team } = work;
  const parts = Array.from({ length: team.size }, (_, place): PromisingPart => ({
    differences,
    shape,
    rounding: search.rounding,
    place,
    members: team.size,
  }));
  if (e < count) {
    await withParts(team, parts, async (lent) => {
      // As many as were compared before: the bar of the beginning is not far from that of the end then.
      for (let end: number; e < count; e = end) {
        end = Math.min(count, 2 * e, e + Math.ceil((STEP * team.size) / count));
        const keep = neededShare(shape, best.bar);
        const found = await lent.each(promisingTask, { from: e, to: end, keep });
        decideRound(e, end, found, h, search);
        await report(end);
      }
    });
  }
  return best.sorted();
}

/** Decides what the members found, in the order in which one thread alone would have come to it. */
function decideRound(
  from: number,
  to: number,
  found: readonly Promising[],
  h: Float32Array,
  search: Search,
): void {
  const at = found.map(() => 0);
  for (let e = from; e < to; e++) {
    const member = e % found.length;
    const { counts, partners } = found[member]!;
    const first = at[member]!;
    at[member] = first + counts[Math.floor((e - firstOf(from, member, found.length)) / found.length)]!;
    const own = partners.subarray(first, at[member]);
    if (own.length > 0) compareWith(e, h, search, own);
  }
}

/** A search for the best pairs. */
interface Search {
  readonly differences: ShortDifferences;
  readonly shape: CrystalShape;
  /** room for the rounding of products */
  readonly rounding: number;
  readonly best: Best<Quadruple>;
  readonly judge: Judge;
}

type Judge = (e: number, f: number, product: number) => Quadruple | null;

/**
 * Compares difference e with longer ones.
 *
 * @param h  room for the products of e with all points, `[points]`
 * @param partners  those that may be good enough, ascending; all if left out
 */
function compareWith(
  e: number,
  h: Float32Array,
  { differences, shape, rounding, best, judge }: Search,
  partners?: ArrayLike<number>,
): void {
  const { from, to, squares } = differences;
  fillProducts(h, e, differences);
  const square = squares[e]!;
  let keep = neededShare(shape, best.bar);
  // Differences come sorted by length, so no later pair needs less than this.
  let least = keep * square - rounding;
  const end = shape === 'parallelogram' ? lastOfLike(squares, square, keep) : squares.length;
  const compare = (f: number) => {
    const product = h[to[f]!]! - h[from[f]!]!;
    if (product < least && -product < least) return;
    if (Math.abs(product) < keep * possible(shape, square, squares[f]!) - rounding) return;
    const found = judge(e, f, product);
    if (found && best.add(found, found.error)) {
      keep = neededShare(shape, best.bar);
      least = keep * square - rounding;
    }
  };
  if (partners) for (let i = 0; i < partners.length && partners[i]! < end; i++) compare(partners[i]!);
  else for (let f = e + 1; f < end; f++) compare(f);
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
