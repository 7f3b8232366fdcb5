import type { RankWindow } from '../../../math/spectra/rankWindow.ts';

/** Root mean square distances of log10 λ from three laws over a window. */
export interface LawResiduals {
  /** λ ∝ rank^slope */
  readonly power: number;
  /** λ ∝ exp(−rank/scale) */
  readonly exponential: number;
  /** two power laws that meet at the rank where they fit best */
  readonly broken: number;
}

/** The slope of log λ against log rank over a window, by least squares. */
export function slopeOf(logEigenvalues: Float64Array, window: RankWindow): number {
  const { x, y } = points(logEigenvalues, window);
  return line(x, y).slope;
}

/**
 * The slope of the second half of a window less that of the first, in log rank: the change of slope of two lines that meet in
 * the middle of the window, by least squares. 0 for a power law, negative for an exponential.
 */
export function bendOf(logEigenvalues: Float64Array, window: RankWindow): number {
  const { x, y } = points(logEigenvalues, window);
  return hinged(x, y, (x[0]! + x[x.length - 1]!) / 2).bend;
}

/** How far a spectrum lies from each law. */
export function compareLaws(logEigenvalues: Float64Array, window: RankWindow): LawResiduals {
  const { x, y } = points(logEigenvalues, window);
  const ranks = x.map(Math.exp);
  // The knee leaves at least three ranks on each side.
  const knees = x.slice(3, -3);
  const straight = line(x, y).residual;
  const broken = knees.reduce((least, knee) => Math.min(least, hinged(x, y, knee).residual), straight);
  return {
    power: straight / Math.LN10,
    exponential: line(ranks, y).residual / Math.LN10,
    broken: broken / Math.LN10,
  };
}

function points(logEigenvalues: Float64Array, { from, to }: RankWindow) {
  return {
    x: Array.from({ length: to - from + 1 }, (_, i) => Math.log(from + i)),
    y: Array.from(logEigenvalues.subarray(from - 1, to)),
  };
}

/** A least-squares line, with the root mean square distance of the points from it. */
function line(x: readonly number[], y: readonly number[]): { slope: number; residual: number } {
  const left = residuals(
    x.map(() => 1),
    [x, y],
  );
  const [centredX, centredY] = [left[0]!, left[1]!];
  const [rest] = residuals(centredX, [centredY]);
  return { slope: dot(centredX, centredY) / dot(centredX, centredX), residual: rootMeanSquare(rest!) };
}

/** Two lines that meet at a knee: the change of slope there, and the root mean square distance. */
function hinged(
  x: readonly number[],
  y: readonly number[],
  knee: number,
): { bend: number; residual: number } {
  const hinge = x.map((value) => Math.max(0, value - knee));
  const first = residuals(
    x.map(() => 1),
    [x, hinge, y],
  );
  const [hingeLeft, yLeft] = residuals(first[0]!, [first[1]!, first[2]!]) as [number[], number[]];
  const [rest] = residuals(hingeLeft, [yLeft]);
  return { bend: dot(hingeLeft, yLeft) / dot(hingeLeft, hingeLeft), residual: rootMeanSquare(rest!) };
}

/** Columns less their projections on a direction. */
function residuals(direction: readonly number[], columns: readonly (readonly number[])[]): number[][] {
  const square = dot(direction, direction);
  return columns.map((column) => {
    const share = square > 0 ? dot(column, direction) / square : 0;
    return column.map((value, i) => value - share * direction[i]!);
  });
}

const dot = (a: readonly number[], b: readonly number[]) =>
  a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const rootMeanSquare = (values: readonly number[]) => Math.sqrt(dot(values, values) / values.length);
