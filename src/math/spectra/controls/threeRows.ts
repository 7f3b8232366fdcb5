import { row, type Matrix } from '../../matrices/matrix.ts';

/** Three different rows that are rotated about their sum. */
export type Triple = readonly [number, number, number];

/**
 * Coordinates of the three rows about their mean, along an orthonormal basis u = (2a − b − c)/√6, v = (b − c)/√2 of the
 * mixtures of rows that leave the sum out: row i is mean + p·u + q·v.
 */
const PLACES = [
  [2 / Math.sqrt(6), 0],
  [-1 / Math.sqrt(6), Math.SQRT1_2],
  [-1 / Math.sqrt(6), -Math.SQRT1_2],
] as const;

/** The inner products on which the lengths after any turn depend: m·m, m·u, m·v, u·u, u·v, v·v, with m the mean. */
export function turnTable(x: Matrix, [first, second, third]: Triple): Float64Array {
  const [a, b, c] = [row(x, first), row(x, second), row(x, third)];
  const table = new Float64Array(6);
  let [mm, mu, mv, uu, uv, vv] = [0, 0, 0, 0, 0, 0];
  for (let j = 0; j < x.columns; j++) {
    const m = (a[j]! + b[j]! + c[j]!) / 3;
    const u = (2 * a[j]! - b[j]! - c[j]!) / Math.sqrt(6);
    const v = (b[j]! - c[j]!) * Math.SQRT1_2;
    mm += m * m;
    mu += m * u;
    mv += m * v;
    uu += u * u;
    uv += u * v;
    vv += v * v;
  }
  table.set([mm, mu, mv, uu, uv, vv]);
  return table;
}

/** Squared lengths of the three rows after a turn by an angle, `[3]`. */
export const lengthsAfter = (table: Float64Array, angle: number): number[] =>
  PLACES.map((_, at) => lengthAfter(table, angle, at));

function lengthAfter(table: Float64Array, angle: number, at: number): number {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [p, q] = PLACES[at]!;
  // Along u and v before the turn.
  const [x, y] = [p * c - q * s, p * s + q * c];
  return (
    table[0]! +
    2 * (x * table[1]! + y * table[2]!) +
    x * x * table[3]! +
    2 * x * y * table[4]! +
    y * y * table[5]!
  );
}

const STEPS = 48;

/** The smallest turn that gives the first row a squared length; null if no turn does. */
export function nearestTurn(table: Float64Array, wanted: number): number | null {
  const excess = (angle: number) => lengthAfter(table, angle, 0) - wanted;
  const width = (2 * Math.PI) / STEPS;
  const start = excess(0);
  for (let step = 1; step <= STEPS / 2; step++) {
    for (const side of [1, -1]) {
      const [near, far] = [side * (step - 1) * width, side * step * width];
      if (excess(far) > 0 !== start > 0) return crossing(excess, near, far);
    }
  }
  return null;
}

/** Where a function that changes its sign between two places is zero, by bisection. */
function crossing(f: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  const above = f(low) > 0;
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > 0 === above) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Rotates three rows about their sum by an angle, in place: their sum and the sum of their outer products stay. */
export function turnRows(x: Matrix, [first, second, third]: Triple, angle: number): void {
  const [a, b, c] = [row(x, first), row(x, second), row(x, third)];
  const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
  for (let j = 0; j < x.columns; j++) {
    const m = (a[j]! + b[j]! + c[j]!) / 3;
    const u = (2 * a[j]! - b[j]! - c[j]!) / Math.sqrt(6);
    const v = (b[j]! - c[j]!) * Math.SQRT1_2;
    const [along, across] = [cosine * u + sine * v, cosine * v - sine * u];
    [a, b, c].forEach((one, at) => (one[j] = m + PLACES[at]![0] * along + PLACES[at]![1] * across));
  }
}
