import { DataError } from '../../../dataset/error.ts';
import { fitPowerLaw, type PowerLaw } from '../../../math/spectra/powerLaw.ts';
import { defaultWindow, type RankWindow } from '../../../math/spectra/rankWindow.ts';

/**
 * The window of ranks to fit: the requested one, with a missing end taken from the default window.
 *
 * @param dim  number of eigenvalues
 * @throws DataError when the window leaves 1…dim or spans fewer than three ranks
 */
export function chosenWindow(requested: { from?: number; to?: number }, dim: number): RankWindow {
  const usual = defaultWindow(dim);
  const from = requested.from ?? usual.from;
  const to = requested.to ?? usual.to;
  if (requested.from === undefined && requested.to === undefined) return usual;
  if (!Number.isInteger(from) || !Number.isInteger(to) || from < 1 || to > dim || to - from < 2) {
    throw new DataError(
      `The power law was to be fitted over ranks ${from} to ${to}, and there are ${dim} eigenvalues: choose whole ranks from 1 to ${dim}, at least three of them.`,
    );
  }
  return { from, to };
}

/**
 * The power law over a window. A cloud that fills fewer than three of the window's directions has slope NaN, with
 * the number of its positive eigenvalues; the other figures of its shape are still valid.
 *
 * @param eigenvalues  descending, `[dim]`
 */
export function powerLawIfAny(eigenvalues: Float64Array, window: RankWindow): PowerLaw {
  try {
    return fitPowerLaw(eigenvalues, window);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const none = { slope: NaN, intercept: NaN, standardError: NaN, ci95: [NaN, NaN] as const };
    return { ...window, ...none, n: 0, excluded: window.to - window.from + 1 };
  }
}
