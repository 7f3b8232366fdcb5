import { norm } from '../../matrices/dot.ts';
import { row, type Matrix } from '../../matrices/matrix.ts';
import type { Random } from '../../random/random.ts';
import type { Work } from '../../work/work.ts';
import { lengthsAfter, nearestTurn, turnRows, turnTable, type Triple } from './threeRows.ts';

/** Candidates among which the smallest turn is taken, and triples that are tried for them. */
const CANDIDATES = 3;
const TRIES = 40;
/** Turns that bring the last rows nearer to their lengths. */
const LAST_TURNS = 600;
/** Squared lengths that differ by less, as a share, are equal: about the rounding of float32. */
const EQUAL = 2e-7;

/**
 * Turns rows so that they have given lengths, and their sum and XᵀX stay: three rows at a time are rotated about their sum
 * (the algorithm of Bendel & Mickey 1978, with three rows instead of two, so that the mean stays). Each row is turned to
 * its length with two others that have not got theirs; the few last ones with any others. If lengths differ so much that
 * turns do not suffice, the remaining difference is removed by scaling.
 *
 * @param x  `[n, d]`, changed in place; Σ‖xᵢ‖² should be Σ wanted²
 * @param wanted  length of each row, `[n]`
 */
export async function turnToLengths(
  x: Matrix,
  wanted: Float64Array,
  stream: Random,
  work: Work,
): Promise<Matrix> {
  const squares = wanted.map((length) => length * length);
  const own = Float64Array.from(wanted, (_, i) => norm(row(x, i)) ** 2);
  // The longest rows are the hardest to turn to their lengths: they come first.
  const open = Uint32Array.from(wanted.keys()).sort((a, b) => squares[a]! - squares[b]! || a - b);
  const state = { x, squares, own };
  let left = open.length;
  while (left > 2) {
    const first = open[--left]!;
    const best = bestTurn(state, first, open.subarray(0, left), stream);
    if (best) turned(state, best.triple, best.angle);
    if (left % 16 === 0) {
      work.progress(1 - left / open.length, 'Turning the rows to their lengths');
      await work.pause();
    }
  }
  await lastTurns(state, stream, work);
  for (let i = 0; i < x.rows; i++) {
    const length = norm(row(x, i));
    const scale = length > 0 ? wanted[i]! / length : 1;
    row(x, i).forEach((value, j, all) => (all[j] = value * scale));
  }
  return x;
}

interface State {
  readonly x: Matrix;
  /** squared lengths wanted, and those of the rows, `[n]` */
  readonly squares: Float64Array;
  readonly own: Float64Array;
}

function turned({ x, own }: State, triple: Triple, angle: number): void {
  turnRows(x, triple, angle);
  for (const i of triple) own[i] = norm(row(x, i)) ** 2;
}

/** The smallest turn of a few that brings a row to its length; null if no triple that was tried can. */
function bestTurn({ x, squares }: State, first: number, others: Uint32Array, stream: Random) {
  let best: { readonly triple: Triple; readonly angle: number } | null = null;
  for (let tried = 0, found = 0; tried < TRIES && found < CANDIDATES; tried++) {
    const [j, k] = [others[stream.integer(others.length)]!, others[stream.integer(others.length)]!];
    if (j === k) continue;
    const triple: Triple = [first, j, k];
    const angle = nearestTurn(turnTable(x, triple), squares[first]!);
    if (angle === null) continue;
    found++;
    if (!best || Math.abs(angle) < Math.abs(best.angle)) best = { triple, angle };
  }
  return best;
}

/** Turns the row that is most too long and the one that is most too short with any third. */
async function lastTurns(state: State, stream: Random, work: Work): Promise<void> {
  const { x, squares, own } = state;
  const excess = (i: number) => (own[i]! - squares[i]!) / (squares[i]! || 1);
  for (let turn = 0; turn < LAST_TURNS && x.rows > 2; turn++) {
    let [longest, shortest] = [0, 0];
    for (let i = 1; i < x.rows; i++) {
      if (excess(i) > excess(longest)) longest = i;
      if (excess(i) < excess(shortest)) shortest = i;
    }
    if (Math.max(excess(longest), -excess(shortest)) <= EQUAL) return;
    const third = stream.integer(x.rows);
    if (third === longest || third === shortest) continue;
    const triple: Triple = [longest, shortest, third];
    const angle = levelling(
      turnTable(x, triple),
      triple.map((i) => squares[i]!),
    );
    if (angle !== 0) turned(state, triple, angle);
    await work.pause();
  }
}

const STEPS = 64;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** The angle at which three squared lengths are nearest to the wanted ones. */
function levelling(table: Float64Array, wanted: readonly number[]): number {
  const distance = (angle: number) =>
    lengthsAfter(table, angle).reduce((sum, square, at) => sum + (square - wanted[at]!) ** 2, 0);
  let best = 0;
  const width = (2 * Math.PI) / STEPS;
  for (let step = 1; step < STEPS; step++) if (distance(step * width) < distance(best)) best = step * width;
  let [low, high] = [best - width, best + width];
  for (let i = 0; i < 60; i++) {
    const [a, b] = [high - GOLDEN * (high - low), low + GOLDEN * (high - low)];
    if (distance(a) < distance(b)) high = b;
    else low = a;
  }
  const found = (low + high) / 2;
  return distance(found) < distance(0) ? found : 0;
}
