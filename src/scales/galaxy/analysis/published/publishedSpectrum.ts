import { leastSquares } from '../../../../math/spectra/powerLaw.ts';
import { PAPER_WINDOW } from '../../../../math/spectra/rankWindow.ts';

/** Slope and log-volume of a spectrum by the definitions of the paper’s code. */
export interface PublishedSpectrum {
  /** ranks, 1-based, inclusive: 11 … 150, or up to the last one */
  readonly from: number;
  readonly to: number;
  /** eigenvalues in the window */
  readonly n: number;
  /** of log10 λ against log10 rank; NaN if it does not exist, see `reason` */
  readonly slope: number;
  /** t(0.975, n − 2) times the standard error of the fit */
  readonly error: number;
  /** Σ ln λ over the window */
  readonly logVolume: number;
  /** why there is no value, or why the window is not the published one, in one sentence; empty if neither */
  readonly reason: string;
}

/**
 * The slope, its error and the log-volume of a spectrum as published: least squares of log10 λ on log10 rank over ranks
 * 11…150, every eigenvalue counted. A spectrum of fewer than 150 dimensions has the ranks from 11 on, as a slice
 * `[10:150]` has. An eigenvalue of 0 has no logarithm: then there is no value, where NumPy prints NaN or the logarithm of
 * a rounding error.
 *
 * @param eigenvalues  descending, with 1/(n − 1), `[dim]`
 */
export function publishedSpectrum(eigenvalues: Float64Array): PublishedSpectrum {
  const { from } = PAPER_WINDOW;
  const values = eigenvalues.subarray(from - 1, PAPER_WINDOW.to);
  const n = values.length;
  const to = from + n - 1;
  const none = { from, to, n, slope: NaN, error: NaN, logVolume: NaN };
  const dimensions = `the layer has ${eigenvalues.length} dimensions`;
  if (n < 3) {
    const reason = `No slope as published: it is fitted from rank ${from} on, and ${dimensions}, where a line with an error needs ${from + 2}.`;
    return { ...none, reason };
  }
  const zeros = values.filter((value) => !(value > 0)).length;
  if (zeros > 0) {
    const reason = `No slope as published: ${zeros} of the eigenvalues of ranks ${from} to ${to} are 0 and have no logarithm.`;
    return { ...none, reason };
  }
  const { slope, ci95 } = leastSquares(
    Array.from(values, (_, i) => Math.log10(from + i)),
    Array.from(values, Math.log10),
  );
  return {
    from,
    to,
    n,
    slope,
    error: (ci95[1] - ci95[0]) / 2,
    logVolume: values.reduce((sum, value) => sum + Math.log(value), 0),
    reason:
      to < PAPER_WINDOW.to
        ? `Over ranks ${from} to ${to}, because ${dimensions}: the published slopes are over ranks ${from} to ${PAPER_WINDOW.to}.`
        : '',
  };
}
