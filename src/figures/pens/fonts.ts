/** The fonts of a figure, the first that a machine has: the app's own, then what papers and systems use. */
export const FIGURE_FAMILY = "'Inter Variable', Inter, 'Helvetica Neue', Helvetica, Arial, sans-serif";

/** A canvas's font such as `600 13px Inter`, in its parts. */
export interface Font {
  readonly weight: string;
  /** in units */
  readonly size: number;
}

/** The weight and the size of a canvas's font; 400 and 10 units, as a canvas has them, if it names none. */
export function fontOf(font: string): Font {
  const size = /(?<![\d.])(\d{1,4}(?:\.\d{1,6})?)px/.exec(font)?.[1];
  const weight = /\b([1-9]00|bold)\b/.exec(font)?.[1];
  return { weight: weight ?? '400', size: size === undefined ? 10 : Number(size) };
}

/** A font for a pen, in the family of figures. */
export const figureFont = (weight: number, size: number): string => `${weight} ${size}px ${FIGURE_FAMILY}`;
