import { outermost } from './outermost.ts';

/** Rotations that share one pass over the points. */
const BLOCK = 10;
/** More than rounding moves a point, in cells. */
const SLACK = 1e-9;

/** A plane of points with its rotations. */
interface Plane {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly cells: number;
  /** the distance of each point from the origin, `[n]` */
  readonly radius: Float64Array;
  readonly turns: Turns;
}

/** For each rotation: the turn of the axes, and where along each axis the cells begin and how many a unit has. */
interface Turns {
  /** radians from one rotation to the next */
  readonly step: number;
  readonly cosine: Float64Array;
  readonly sine: Float64Array;
  readonly leastA: Float64Array;
  readonly leastB: Float64Array;
  readonly stretchA: Float64Array;
  readonly stretchB: Float64Array;
}

/**
 * Counts points in cells × cells equal cells between the least and the largest of each coordinate, as `numpy.histogram2d`
 * cuts them, for `rotations` turns of the axes that divide a quarter turn evenly. From one rotation to the next few points
 * change their cell: in each block of rotations, only points that may do so are looked at more than once.
 *
 * @param x  `[n]`
 * @param y  `[n]`
 * @param visit  receives the counts of each rotation, in their order; the first cells² are valid until it returns, `[cells,
 *   cells]`
 */
export function countRotations(
  x: Float64Array,
  y: Float64Array,
  rotations: number,
  cells: number,
  visit: (counts: Int32Array, rotation: number) => void,
): void {
  const turns = turnsOf(x, y, rotations, cells);
  const plane = { x, y, cells, radius: x.map((each, t) => Math.hypot(each, y[t]!)), turns };
  const steady = new Int32Array((cells + 1) * (cells + 1));
  const counts = steady.slice();
  const unsteady = new Uint32Array(x.length);
  for (let from = 0; from < rotations; from += BLOCK) {
    const to = Math.min(rotations, from + BLOCK);
    const moving = countSteady(plane, from, to, steady, unsteady);
    for (let i = from; i < to; i++) {
      counts.set(steady);
      countMoving(plane, i, unsteady.subarray(0, moving), counts);
      foldEdges(counts, cells);
      visit(counts, i);
    }
  }
}

function turnsOf(x: Float64Array, y: Float64Array, rotations: number, cells: number): Turns {
  const border = outermost(x, y);
  const empty = () => new Float64Array(rotations);
  const [cosines, sines] = [empty(), empty()];
  const [leastA, leastB, stretchA, stretchB] = [empty(), empty(), empty(), empty()];
  for (let i = 0; i < rotations; i++) {
    const angle = (Math.PI / 2) * (i / rotations);
    const cosine = Math.cos(angle);
    const sine = Math.sin(angle);
    let [lowA, highA, lowB, highB] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < border.length; at++) {
      const t = border[at]!;
      const a = x[t]! * cosine + y[t]! * sine;
      const b = y[t]! * cosine - x[t]! * sine;
      if (a < lowA) lowA = a;
      if (a > highA) highA = a;
      if (b < lowB) lowB = b;
      if (b > highB) highB = b;
    }
    [cosines[i], sines[i], leastA[i], leastB[i]] = [cosine, sine, lowA, lowB];
    // If no value differs, all are in one cell.
    stretchA[i] = highA > lowA ? cells / (highA - lowA) : 0;
    stretchB[i] = highB > lowB ? cells / (highB - lowB) : 0;
  }
  return { step: Math.PI / 2 / rotations, cosine: cosines, sine: sines, leastA, leastB, stretchA, stretchB };
}

/**
 * Counts the points that stay in one cell in all rotations of a block.
 *
 * @param counts  the counts, afterwards
 * @param unsteady  receives the places of the other points
 * @returns the number of the other points
 */
function countSteady(
  { x, y, cells, radius, turns }: Plane,
  from: number,
  to: number,
  counts: Int32Array,
  unsteady: Uint32Array,
): number {
  const middle = (from + to) >> 1;
  const turn = turns.step * Math.max(middle - from, to - 1 - middle);
  const cosine = turns.cosine[middle]!;
  const sine = turns.sine[middle]!;
  const leastA = turns.leastA[middle]!;
  const leastB = turns.leastB[middle]!;
  const stretchA = turns.stretchA[middle]!;
  const stretchB = turns.stretchB[middle]!;
  const [ownA, allA] = reachOf(turns.leastA, turns.stretchA, { from, middle, to, turn, cells });
  const [ownB, allB] = reachOf(turns.leastB, turns.stretchB, { from, middle, to, turn, cells });
  const side = cells + 1;
  const n = x.length;
  let moving = 0;
  counts.fill(0);
  for (let t = 0; t < n; t++) {
    const right = x[t]!;
    const up = y[t]!;
    const r = radius[t]!;
    const a = (right * cosine + up * sine - leastA) * stretchA;
    const b = (up * cosine - right * sine - leastB) * stretchB;
    const column = a | 0;
    const line = b | 0;
    const reachA = r * ownA + allA;
    const reachB = r * ownB + allB;
    const pastA = a - column;
    const pastB = b - line;
    if (pastA > reachA && 1 - pastA > reachA && pastB > reachB && 1 - pastB > reachB) {
      counts[column * side + line]!++;
    } else {
      unsteady[moving++] = t;
    }
  }
  return moving;
}

/**
 * How far points move along an axis within a block of rotations, in cells, at most: `r · own + all` for a point at the
 * distance r from the origin.
 */
function reachOf(
  least: Float64Array,
  stretch: Float64Array,
  block: {
    readonly from: number;
    readonly middle: number;
    readonly to: number;
    readonly turn: number;
    readonly cells: number;
  },
): [own: number, all: number] {
  const { from, middle, to, turn, cells } = block;
  let [widest, shift, change] = [0, 0, 0];
  for (let i = from; i < to; i++) {
    widest = Math.max(widest, stretch[i]!);
    shift = Math.max(shift, Math.abs(least[i]! - least[middle]!));
    change = Math.max(change, Math.abs(stretch[i]! - stretch[middle]!));
  }
  const stretched = stretch[middle]! > 0 ? cells * (change / stretch[middle]!) : cells;
  return [widest * turn, widest * shift + stretched + SLACK];
}

/** Adds the given points at one rotation. */
function countMoving(
  { x, y, cells, turns }: Plane,
  i: number,
  places: Uint32Array,
  counts: Int32Array,
): void {
  const cosine = turns.cosine[i]!;
  const sine = turns.sine[i]!;
  const leastA = turns.leastA[i]!;
  const leastB = turns.leastB[i]!;
  const stretchA = turns.stretchA[i]!;
  const stretchB = turns.stretchB[i]!;
  const side = cells + 1;
  for (let at = 0; at < places.length; at++) {
    const t = places[at]!;
    const right = x[t]!;
    const up = y[t]!;
    const column = ((right * cosine + up * sine - leastA) * stretchA) | 0;
    const line = ((up * cosine - right * sine - leastB) * stretchB) | 0;
    counts[column * side + line]!++;
  }
}

/** Adds what is on the far edges to the last cells, and moves the counts to the first cells² places. */
function foldEdges(counts: Int32Array, cells: number): void {
  const side = cells + 1;
  for (let i = 0; i < side; i++) counts[i * side + cells - 1]! += counts[i * side + cells]!;
  for (let j = 0; j < cells; j++) counts[(cells - 1) * side + j]! += counts[cells * side + j]!;
  for (let i = 1; i < cells; i++) {
    for (let j = 0; j < cells; j++) counts[i * cells + j] = counts[i * side + j]!;
  }
}
