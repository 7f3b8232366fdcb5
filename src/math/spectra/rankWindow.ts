/** A window of ranks, 1-based, both ends inclusive. */
export interface RankWindow {
  readonly from: number;
  readonly to: number;
}

/** The window of the paper's fits: its code takes `[10:150]`, from zero. */
export const PAPER_WINDOW: RankWindow = { from: 11, to: 150 };

/** The part of the ranks that the window spans if there are fewer than 150: 5 % to 60 %. */
const SMALL_WINDOW_SHARE = { from: 0.05, to: 0.6 };

/**
 * The window of ranks to fit by default: the paper's 11…150, or for fewer than 150 eigenvalues the ranks from 5 % to
 * 60 % of them, so that it leaves out the first few outliers and the steep end of a spectrum of any length.
 *
 * @param count  number of eigenvalues, at least 1
 */
export function defaultWindow(count: number): RankWindow {
  if (count >= PAPER_WINDOW.to) return PAPER_WINDOW;
  const from = Math.max(1, Math.ceil(SMALL_WINDOW_SHARE.from * count));
  return { from, to: Math.min(count, Math.max(from + 2, Math.floor(SMALL_WINDOW_SHARE.to * count))) };
}
