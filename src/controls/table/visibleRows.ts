/** Rows of a list that are drawn: those in sight and some around them. */
export interface VisibleRows {
  readonly from: number;
  /** exclusive */
  readonly to: number;
}

/** Rows drawn beyond each edge, so that scrolling a little shows no gap. */
const BEYOND = 8;

/**
 * The rows to draw of a long list that scrolls.
 *
 * @param top  pixels scrolled
 * @param height  pixels in sight
 * @param row  pixels of a row
 * @param n  number of rows
 */
export function visibleRows(top: number, height: number, row: number, n: number): VisibleRows {
  const first = Math.floor(Math.max(0, top) / row) - BEYOND;
  const last = Math.ceil((Math.max(0, top) + height) / row) + BEYOND;
  const to = Math.min(n, last);
  return { from: Math.max(0, Math.min(first, to)), to };
}
