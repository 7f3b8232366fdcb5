import { zeroEigenvalue } from './zeroEigenvalue.ts';
import type { RankWindow } from './rankWindow.ts';

/**
 * Participation ratio (Σλ)² / Σλ²: the number of directions that share the variance, from 1 (one direction) to `count`
 * (all equally); NaN without variance.
 *
 * @param eigenvalues  `[count]`; negative ones count as 0
 */
export function participationRatio(eigenvalues: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < eigenvalues.length; i++) {
    const value = Math.max(0, eigenvalues[i]!);
    sum += value;
    squares += value * value;
  }
  return squares > 0 ? (sum * sum) / squares : NaN;
}

/** A log volume with its window. */
export interface LogVolume extends RankWindow {
  /** Σ ln λ over the window, natural logarithm (nats) */
  readonly value: number;
  /** the number of eigenvalues in the sum */
  readonly n: number;
  /** the number of eigenvalues left out because they count as zero */
  readonly excluded: number;
}

/**
 * Log volume Σ ln λ over a window of ranks (the paper, section 5.1), natural logarithm: twice the log of
 * the volume of the cloud's ellipsoid in those directions, up to a constant.
 *
 * @param eigenvalues  descending, `[count]`
 * @param window       1-based, inclusive; ranks beyond the last eigenvalue are ignored
 */
export function logVolume(eigenvalues: ArrayLike<number>, window: RankWindow): LogVolume {
  const zero = zeroEigenvalue(eigenvalues);
  const last = Math.min(window.to, eigenvalues.length);
  let value = 0;
  let n = 0;
  for (let rank = window.from; rank <= last; rank++) {
    const eigenvalue = eigenvalues[rank - 1]!;
    if (!(eigenvalue > zero)) continue;
    value += Math.log(eigenvalue);
    n++;
  }
  return { from: window.from, to: window.to, value, n, excluded: Math.max(0, last - window.from + 1) - n };
}

/**
 * Share of the variance in the first `components` directions, in [0, 1].
 *
 * @param eigenvalues  descending, `[count]`
 * @param total        Σλ over all directions; default the sum of `eigenvalues`
 */
export function varianceShare(eigenvalues: ArrayLike<number>, components: number, total?: number): number {
  let first = 0;
  let all = 0;
  for (let i = 0; i < eigenvalues.length; i++) {
    all += eigenvalues[i]!;
    if (i < components) first += eigenvalues[i]!;
  }
  const whole = total ?? all;
  return whole > 0 ? Math.min(1, first / whole) : 0;
}
