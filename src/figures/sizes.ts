/** Dots per inch at which figures for print are drawn. */
export const PRINT_DPI = 300;
/** The smallest type in print, in points. */
export const SMALLEST_TYPE = 6;
/**
 * The smallest type that scenes and charts draw, in units. A figure is laid out in units that are CSS pixels on screen; in print
 * this type is `SMALLEST_TYPE` high.
 */
export const SMALLEST_UNITS = 10;

const POINTS_PER_INCH = 72;
const MILLIMETRES_PER_INCH = 25.4;

/** The size of a figure: a place in print, or a multiple of the screen. */
export const FIGURE_SIZES = [
  { id: 'column', name: 'Column, 85 mm', millimetres: 85 },
  { id: 'page', name: 'Page, 180 mm', millimetres: 180 },
  { id: 'screen1', name: 'The screen', times: 1 },
  { id: 'screen2', name: '2 × the screen', times: 2 },
  { id: 'screen3', name: '3 × the screen', times: 3 },
  { id: 'screen4', name: '4 × the screen', times: 4 },
] as const;

export type FigureSizeId = (typeof FIGURE_SIZES)[number]['id'];

/** The width of a figure, and how finely it is drawn. */
export interface FigureSize {
  /** in units */
  readonly width: number;
  /** pixels per unit */
  readonly ratio: number;
  /** the printed width; null for the screen */
  readonly millimetres: number | null;
}

/** Points of print per unit. */
export const POINTS_PER_UNIT = SMALLEST_TYPE / SMALLEST_UNITS;

const MILLIMETRES_PER_UNIT = (POINTS_PER_UNIT / POINTS_PER_INCH) * MILLIMETRES_PER_INCH;

/** From millimetres to units of a figure in print. */
export const unitsOf = (millimetres: number): number =>
  (millimetres / MILLIMETRES_PER_INCH) * (POINTS_PER_INCH / POINTS_PER_UNIT);

/** From units of a figure in print to millimetres. */
export const millimetresOf = (units: number): number => units * MILLIMETRES_PER_UNIT;

/**
 * A size by its id.
 *
 * @param screen  the width on screen of what is drawn, in CSS pixels
 * @throws RangeError for an unknown id
 */
export function figureSize(id: FigureSizeId, screen: number): FigureSize {
  const size = FIGURE_SIZES.find((candidate) => candidate.id === id);
  if (!size) throw new RangeError(`figureSize: expected the id of a size, found ${JSON.stringify(id)}.`);
  if ('times' in size) return { width: Math.max(1, screen), ratio: size.times, millimetres: null };
  const ratio = (PRINT_DPI / POINTS_PER_INCH) * POINTS_PER_UNIT;
  return { width: unitsOf(size.millimetres), ratio, millimetres: size.millimetres };
}

/** Pixels of a length in units. */
export const pixelsOf = (units: number, ratio: number): number => Math.max(1, Math.round(units * ratio));
