import type { RankWindow } from './rankWindow.ts';
import { zeroEigenvalue } from './zeroEigenvalue.ts';
import { studentQuantile } from '../statistics/distributions/studentT.ts';

/** A straight line through log10 λ against log10 rank, over a window of ranks. */
export interface PowerLaw {
  /** first rank of the window, 1-based, inclusive */
  readonly from: number;
  /** last rank of the window, 1-based, inclusive */
  readonly to: number;
  /** change of log10 λ per unit of log10 rank */
  readonly slope: number;
  /** log10 λ of the line at rank 1 */
  readonly intercept: number;
  /** residual error of the fit: how straight the line is; no error of the slope of another sample */
  readonly standardError: number;
  /** slope ± the residual error of the fit times Student's t for 95 %, n − 2 degrees of freedom, [low, high]; no confidence interval */
  readonly ci95: readonly [number, number];
  /** the number of eigenvalues in the fit */
  readonly n: number;
  /** the number of eigenvalues of the window that were left out because they count as zero */
  readonly excluded: number;
}

/**
 * Least-squares slope of log10 λ against log10 rank over ranks `from`…`to` (the paper, section 5.1), with its 95 %
 * interval: `scipy.stats.linregress` and Student's t. The interval is that of the regression: it measures how straight
 * the line is, not how far another sample of features would move it.
 *
 * @param eigenvalues  descending, `[count]`
 * @param window       1-based, inclusive, within 1…count
 * @throws RangeError when the window leaves 1…count, or holds fewer than 3 positive eigenvalues
 */
export function fitPowerLaw(eigenvalues: ArrayLike<number>, window: RankWindow): PowerLaw {
  const { from, to } = window;
  if (
    !(Number.isInteger(from) && Number.isInteger(to) && from >= 1 && from < to && to <= eigenvalues.length)
  ) {
    throw new RangeError(
      `power law: expected whole ranks with 1 ≤ from < to ≤ ${eigenvalues.length}, found ${from} … ${to}`,
    );
  }
  const zero = zeroEigenvalue(eigenvalues);
  const x: number[] = [];
  const y: number[] = [];
  for (let rank = from; rank <= to; rank++) {
    const value = eigenvalues[rank - 1]!;
    if (!(value > zero)) continue;
    x.push(Math.log10(rank));
    y.push(Math.log10(value));
  }
  if (x.length < 3) {
    throw new RangeError(
      `power law: a line with an interval needs 3 positive eigenvalues, found ${x.length} in ranks ${from} … ${to}`,
    );
  }
  return { from, to, n: x.length, excluded: to - from + 1 - x.length, ...leastSquares(x, y) };
}

/**
 * The least-squares line through points, with its 95 % interval by Student’s t with n − 2 degrees of freedom.
 *
 * @param x  `[n]`, at least three, not all equal
 * @param y  `[n]`
 */
export function leastSquares(x: readonly number[], y: readonly number[]) {
  const n = x.length;
  const meanX = x.reduce((sum, value) => sum + value, 0) / n;
  const meanY = y.reduce((sum, value) => sum + value, 0) / n;
  let xx = 0;
  let xy = 0;
  for (let i = 0; i < n; i++) {
    xx += (x[i]! - meanX) ** 2;
    xy += (x[i]! - meanX) * (y[i]! - meanY);
  }
  const slope = xy / xx;
  const intercept = meanY - slope * meanX;
  let residual = 0;
  for (let i = 0; i < n; i++) residual += (y[i]! - intercept - slope * x[i]!) ** 2;
  const standardError = Math.sqrt(residual / (n - 2) / xx);
  const half = studentQuantile(0.95, n - 2) * standardError;
  return { slope, intercept, standardError, ci95: [slope - half, slope + half] as const };
}
