import { fitted, shortenedApart, widthOf } from './room.ts';

/** The names at the heads of columns, as they are drawn. */
export interface Heads {
  /** whole or shortened, or `''` if left out */
  readonly texts: readonly string[];
  /** by which they are turned about their ends, in degrees; 0 if they stand level */
  readonly turn: number;
  /** of the room above the columns, in pixels */
  readonly height: number;
}

/** The room above columns whose names stand level, in pixels. */
const LEVEL = 22;
/** Names up to this width, such as numbers, stand level, and some are left out if there is no room, in pixels. */
const SHORT = 24;
/** The slant of names that are wider than their columns, in degrees. */
const SLANT = 40;
/** Between neighbouring level names, and from a slanted name to the edge, in pixels. */
const GAP = 5;
/** The longest slanted name, in pixels: longer ones are shortened. */
const LONGEST = 140;
/** From one slanted line of type to the next, in pixels. */
const LINE = 15;
const COSINE = Math.cos((SLANT * Math.PI) / 180);
const SINE = Math.sin((SLANT * Math.PI) / 180);

/**
 * Names above columns. If one of them is wider than its column they slant, instead of being cut to beginnings that are alike, and
 * end above the middles of their columns: so they lean over the names of the rows, where nothing else is.
 *
 * @param step  from one column to the next, in pixels
 * @param left  the room left of the columns, in pixels
 */
export function columnHeads(names: readonly string[], step: number, left: number): Heads {
  const longest = Math.max(0, ...names.map(widthOf));
  if (longest + GAP <= step || longest <= SHORT)
    return { texts: fitted(names, step), turn: 0, height: LEVEL };
  const room = Math.min(LONGEST, (left + step / 2 - GAP) / COSINE);
  const every = Math.ceil(LINE / (step * SINE));
  const texts = shortenedApart(names, room).map((text, i) => (i % every === 0 ? text : ''));
  const height = Math.ceil(Math.max(0, ...texts.map(widthOf)) * SINE) + LEVEL - 4;
  return { texts, turn: SLANT, height };
}
