import { categoryColour } from '../../state/categoryColour.ts';
import type { Palette } from '../../state/theme.ts';

/**
 * A palette whose first categories are the colours of these relations. A relation has one colour, by its place among all
 * relations of the dataset, whichever others are shown.
 *
 * @param shown  ids in the order of the picture
 * @param listed  ids of all relations
 */
export function relationPalette(
  palette: Palette,
  shown: readonly string[],
  listed: readonly string[],
): Palette {
  const colours = shown.map((id, i) => {
    const place = listed.indexOf(id);
    return categoryColour(palette, place < 0 ? i : place);
  });
  return { ...palette, categories: colours };
}
