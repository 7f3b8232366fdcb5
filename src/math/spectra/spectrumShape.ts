import { zeroEigenvalue } from './zeroEigenvalue.ts';
import type { RankWindow } from './rankWindow.ts';

/**
 * Participation ratio (Σλ)² / Σλ²: how many directions share the variance, from 1 (one direction) to
 * `count` (all equally); 0 where there is no variance at all.
 */
export function participationRatio(eigenvalues: ArrayLike<number>): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < eigenvalues.length; i++) {
    const value = Math.max(0, eigenvalues[i]!);
    sum += value;
    squares += value * value;
  }
  return squares > 0 ? (sum * sum) / squares : 0;
}

/** A log volume with the window it was taken over. */
export interface LogVolume extends RankWindow {
  /** Σ ln λ over the window, natural logarithm (nats) */
  readonly value: number;
  /** how many eigenvalues were summed */
  readonly n: number;
  /** how many were left out because they are zero or negative */
  readonly excluded: number;
}

/**
 * Log volume Σ ln λ over a window of ranks (the paper, section 5.1), natural logarithm: twice the log of
 * the volume of the cloud's ellipsoid in those directions, up to a constant.
 *
 * @param eigenvalues  descending, `[count]`
 * @param window       1-based, inclusive; ranks beyond the last eigenvalue are not there to be summed
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
 * @param total        Σλ over all of them; summed here where left out
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
