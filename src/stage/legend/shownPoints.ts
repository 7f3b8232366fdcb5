import { inNumbers, inOneNumber, type Rgb } from '../colour.ts';
import type { CategoryLegend, PointSet } from '../scene.ts';
import { faintAmong, standingOutFactor } from '../shapes/sizeFactor.ts';
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
  const out = new Uint8Array(colours.length / 4);
  const shades = inNumbers(colours);
  const faint = inOneNumber(grey, faintAmong(out.length));
  for (let i = 0; i < out.length; i++) {
    const entry = entryOf[i]!;
    if (choice.hidden.has(entry)) colours[4 * i + 3] = 0;
    // Points that a filter hides stay hidden.
    else if (isShown({ alone, hidden: choice.hidden }, entry)) out[i] = 1;
    else if (colours[4 * i + 3]! > 0) shades[i] = faint;
  }
  return { ...points, colours, sizes: alone === null ? points.sizes : sizesStandingOut(points.sizes, out) };
}

/** Sizes with those of the points that stand out as large as in a cloud of their own, `[n]`; see `standingOutFactor`. */
function sizesStandingOut(sizes: Float32Array, out: Uint8Array): Float32Array {
  let some = 0;
  for (let i = 0; i < out.length; i++) some += out[i]!;
  const factor = standingOutFactor(some, sizes.length);
  if (factor === 1) return sizes;
  const larger = sizes.slice();
  for (let i = 0; i < out.length; i++) if (out[i]) larger[i]! *= factor;
  return larger;
}

/** Selected points are at least this opaque: points of no group are faint, and would not stand out from grey ones. */
const STANDING_OUT = Math.round(255 * 0.85);

/** The points with those that are not selected in grey, and the others as large as in a cloud of their own; points that are hidden stay so. */
export function selectedPoints(points: PointSet, selected: Uint8Array, grey: Rgb): PointSet {
  const colours = points.colours.slice();
  const shades = inNumbers(colours);
  const faint = inOneNumber(grey, faintAmong(selected.length));
  for (let i = 0; i < selected.length; i++) {
    const opacity = colours[4 * i + 3]!;
    if (opacity === 0) continue;
    if (!selected[i]) shades[i] = faint;
    else if (opacity < STANDING_OUT) colours[4 * i + 3] = STANDING_OUT;
  }
  return { ...points, colours, sizes: sizesStandingOut(points.sizes, selected) };
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
