import { FAINT, paint, type Rgb } from '../colour.ts';
import type { CategoryLegend, PointSet } from '../scene.ts';
import { isShown, type Choice } from './choice.ts';

/**
 * The points as the choice among the legend's entries shows them: points of hidden entries are gone, and beside an entry
 * that is shown alone the others are grey.
 *
 * @param grey  of the points of other entries
 * @returns the same points if all are shown
 */
export function shownPoints(points: PointSet, legend: CategoryLegend, choice: Choice, grey: Rgb): PointSet {
  const { entryOf } = legend;
  // A scale that keeps the entry alone has painted the others itself.
  const alone = legend.alone ? null : choice.alone;
  if (!entryOf || (choice.hidden.size === 0 && alone === null)) return points;
  const colours = points.colours.slice();
  for (let i = 0; 4 * i < colours.length; i++) {
    const entry = entryOf[i]!;
    if (choice.hidden.has(entry)) colours[4 * i + 3] = 0;
    // Points that a filter hides stay hidden.
    else if (!isShown({ alone, hidden: choice.hidden }, entry) && colours[4 * i + 3]! > 0)
      paint(colours, i, grey, FAINT);
  }
  return { ...points, colours };
}

/** Selected points are at least this opaque: points of no group are faint, and would not stand out from grey ones. */
const STANDING_OUT = Math.round(255 * 0.85);

/** The points with those that are not selected in grey; points that are hidden stay so. */
export function selectedPoints(points: PointSet, selected: Uint8Array, grey: Rgb): PointSet {
  const colours = points.colours.slice();
  for (let i = 0; i < selected.length; i++) {
    const opacity = colours[4 * i + 3]!;
    if (opacity === 0) continue;
    if (!selected[i]) paint(colours, i, grey, FAINT);
    else if (opacity < STANDING_OUT) colours[4 * i + 3] = STANDING_OUT;
  }
  return { ...points, colours };
}

/** The number of shapes; the shape of number 0 is a disc. */
export const SHAPES = 6;

/**
 * The shape of each point, which repeats what its colour says: entry after entry takes the next shape.
 *
 * @param shaped  the number of entries that have shapes; points of later ones, such as those of no group, are discs
 * @returns shapes below `SHAPES`, `[n]`
 */
export function shapesOf(entryOf: ArrayLike<number>, n: number, shaped: number): Float32Array {
  return Float32Array.from({ length: n }, (_, i) => {
    const entry = entryOf[i] ?? -1;
    return entry >= 0 && entry < shaped ? entry % SHAPES : 0;
  });
}
