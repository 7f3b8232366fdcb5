import { kernels } from '../../kernels/kernels.ts';
import type { Paced } from './paced.ts';
import { squaredDistance, type Points } from './points.ts';

/**
 * The centre of each point, with Hamerly's bounds (SDM 2010): while `upper < lower` the nearest centre of a point cannot
 * have changed and the point is skipped, so late iterations touch few points. The labels are those of the full search:
 * the nearest centre in float64, the smaller number of two equally near.
 */
export interface Assignment {
  /** centre of each point, −1 before the first search, `[n]` */
  readonly labels: Int32Array;
  /** upper bound of the distance to the point's centre, `[n]` */
  readonly upper: Float64Array;
  /** lower bound of the distance to every other centre, `[n]` */
  readonly lower: Float64Array;
}

/** The assignment of n points before the first search. */
export function makeAssignment(n: number): Assignment {
  return {
    labels: new Int32Array(n).fill(-1),
    upper: new Float64Array(n).fill(Infinity),
    lower: new Float64Array(n),
  };
}

/** Room for rounding in the bounds, relative to the distances. */
const SLACK = 1e-9;

/** Widens the bounds after the centres have moved by `shifts`, `[k]`. */
export function moveBounds(assignment: Assignment, shifts: Float64Array): void {
  const { labels, upper, lower } = assignment;
  let first = 0;
  let second = 0;
  let furthest = -1;
  for (let c = 0; c < shifts.length; c++) {
    if (shifts[c]! > first) {
      second = first;
      first = shifts[c]!;
      furthest = c;
    } else if (shifts[c]! > second) second = shifts[c]!;
  }
  for (let i = 0; i < labels.length; i++) {
    upper[i]! += shifts[labels[i]!]!;
    lower[i]! -= labels[i] === furthest ? second : first;
  }
}

/**
 * Updates the assignment to the centres.
 *
 * @param centres  `[k, dim]`, in the centred coordinates of `points`
 * @returns the number of labels that changed
 */
export function* assign(points: Points, centres: Float64Array, assignment: Assignment): Paced<number> {
  const open = openPoints(points, centres, assignment);
  yield points.n * points.dim;
  return points.wide
    ? yield* searchWide(points, points.wide, centres, assignment, open)
    : yield* searchNarrow(points, centres, assignment, open);
}

/** The points whose bounds leave their centre open. */
function openPoints(
  points: Points,
  centres: Float64Array,
  { labels, upper, lower }: Assignment,
): Uint32Array {
  const open = new Uint32Array(points.n);
  let count = 0;
  for (let i = 0; i < points.n; i++) {
    const label = labels[i]!;
    if (label >= 0) {
      if (upper[i]! * (1 + SLACK) < lower[i]!) continue;
      upper[i] = Math.sqrt(squaredDistance(points, i, centres, label * points.dim));
      if (upper[i]! * (1 + SLACK) < lower[i]!) continue;
    }
    open[count++] = i;
  }
  return open.subarray(0, count);
}

function settle({ labels, upper, lower }: Assignment, i: number, best: number, near: number, next: number) {
  const changed = labels[i] !== best;
  labels[i] = best;
  upper[i] = Math.sqrt(near);
  lower[i] = Math.sqrt(Math.max(0, next)) * (1 - SLACK);
  return changed ? 1 : 0;
}

/** Multiplications between two yields of a search: some ten milliseconds. */
const NARROW = 1e7;
const WIDE = 2e8;

function* searchNarrow(
  points: Points,
  centres: Float64Array,
  assignment: Assignment,
  open: Uint32Array,
): Paced<number> {
  const perPoint = centres.length;
  const batch = Math.ceil(NARROW / perPoint);
  let changed = 0;
  for (let start = 0; start < open.length; start += batch) {
    const some = open.subarray(start, start + batch);
    for (let p = 0; p < some.length; p++) changed += nearest(points, centres, assignment, some[p]!);
    yield some.length * perPoint;
  }
  return changed;
}

/** Finds the nearest centre of point i by all distances; returns 1 if it has changed, else 0. */
function nearest(points: Points, centres: Float64Array, assignment: Assignment, i: number): number {
  let best = 0;
  let near = Infinity;
  let next = Infinity;
  for (let c = 0, at = 0; at < centres.length; c++, at += points.dim) {
    const distance = squaredDistance(points, i, centres, at);
    if (distance < near) {
      next = near;
      near = distance;
      best = c;
    } else if (distance < next) next = distance;
  }
  return settle(assignment, i, best, near, next);
}

/**
 * The same for many dimensions: float32 products find the centres that may be nearest, and float64 distances decide
 * among them.
 */
function* searchWide(
  points: Points,
  wide: NonNullable<Points['wide']>,
  centres: Float64Array,
  assignment: Assignment,
  open: Uint32Array,
): Paced<number> {
  const { dim } = points;
  const k = centres.length / dim;
  const single = { data: Float32Array.from(centres), rows: k, columns: dim };
  const squares = squaresOf(centres, dim);
  const batch = Math.max(16, Math.min(1024, Math.floor(WIDE / (k * dim))));
  let changed = 0;
  for (let start = 0; start < open.length; start += batch) {
    const rows = open.subarray(start, start + batch);
    const products = kernels().productTransposed(gather(wide.matrix.data, dim, rows), single).data;
    for (let r = 0; r < rows.length; r++) {
      changed += decide(points, centres, squares, products, r, rows[r]!, assignment);
    }
    yield rows.length * k * (FRACTION * dim + DECISION);
  }
  return changed;
}

/** What a product of the kernels, and a decision, cost in multiplications of a plain loop. */
const FRACTION = 0.1;
const DECISION = 4;

/** Bound of the error of a float32 product of vectors, relative to |x|·|y|. */
const PRODUCT_ERROR = 4e-6;

function decide(
  points: Points,
  centres: Float64Array,
  squares: Float64Array,
  products: Float32Array,
  r: number,
  i: number,
  assignment: Assignment,
): number {
  const k = squares.length;
  const at = r * k;
  const own = points.squares[i]!;
  // Of |x|² − 2x·y + |y|² the first term is the same for all centres: it only widens the error.
  let least = Infinity;
  for (let c = 0; c < k; c++) {
    const above = squares[c]! * (1 + PRODUCT_ERROR) - 2 * products[at + c]!;
    if (above < least) least = above;
  }
  const limit = least + 2 * PRODUCT_ERROR * own;
  let best = 0;
  let near = Infinity;
  let next = Infinity;
  let bound = Infinity;
  for (let c = 0; c < k; c++) {
    const below = squares[c]! * (1 - PRODUCT_ERROR) - 2 * products[at + c]!;
    if (below > limit) {
      if (below < bound) bound = below;
      continue;
    }
    const distance = squaredDistance(points, i, centres, c * points.dim);
    if (distance < near) {
      next = near;
      near = distance;
      best = c;
    } else if (distance < next) next = distance;
  }
  return settle(assignment, i, best, near, Math.min(next, bound + own * (1 - PRODUCT_ERROR)));
}

function gather(data: Float32Array, dim: number, rows: Uint32Array) {
  const gathered = new Float32Array(rows.length * dim);
  for (let r = 0; r < rows.length; r++) {
    gathered.set(data.subarray(rows[r]! * dim, (rows[r]! + 1) * dim), r * dim);
  }
  return { data: gathered, rows: rows.length, columns: dim };
}

function squaresOf(centres: Float64Array, dim: number): Float64Array {
  const squares = new Float64Array(centres.length / dim);
  for (let p = 0; p < centres.length; p++) squares[Math.floor(p / dim)]! += centres[p]! * centres[p]!;
  return squares;
}
