import { fixed } from '../../../../controls/numbers.ts';
import type { Palette } from '../../../../state/theme.ts';
import type { PlaneView } from '../../analysis/crystals/plane.ts';
import type { Picture } from './picture.ts';
import { planeScene } from './plane.ts';

/**
 * A crystal found, with corners of other crystals around it.
 *
 * @param corners  a, b, c and d of the crystal, then the corners of others
 * @param nameOf  the name of a word or feature
 * @param error  of the crystal
 */
export function foundPicture(
  view: PlaneView,
  corners: readonly number[],
  nameOf: (item: number) => string,
  error: number,
  palette: Palette,
): Picture {
  const items = corners.map((corner, i) => ({
    name: nameOf(corner),
    meaning:
      i < 4 ? `corner ${'abcd'[i]} of a crystal with error ${fixed(error, 3)}` : 'corner of another crystal',
    bright: i === 3,
  }));
  return { items: corners, scene: planeScene(view, items, { d: 3, name: 'd' }, palette) };
}
