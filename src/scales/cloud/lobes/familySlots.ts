import { CATEGORIES } from '../../../state/theme.ts';

/*
 * With more lobes than colours, lobes are grouped in families. A family has a colour of its own, and its lobes are shades of
 * it: slots that differ by a multiple of the number of colours have the same colour in different shades (`categoryColour`).
 */

/** The slots of lobes in families: the first lobe of each family has its colour, the others have shades of it. */
export const familySlots = (families: ArrayLike<number>): number[] =>
  fillSlots(
    Array.from(families, () => -1),
    families,
  );

/**
 * Gives slots to lobes without one: the next free shade of the colour that most lobes of their family have, or else of a
 * colour that no family has yet.
 *
 * @param slots  −1 for a lobe without one, `[k]`; all others are different
 * @param families  the family of each lobe, `[k]`
 */
export function fillSlots(slots: readonly number[], families: ArrayLike<number>): number[] {
  const colours = coloursOf(slots, families);
  const taken = new Set(slots);
  return slots.map((given, lobe) => {
    if (given >= 0) return given;
    let slot = colours.get(families[lobe]!)!;
    while (taken.has(slot)) slot += CATEGORIES;
    taken.add(slot);
    return slot;
  });
}

/** The colour of each family. */
function coloursOf(slots: readonly number[], families: ArrayLike<number>): Map<number, number> {
  const counts = new Map<number, Uint32Array>();
  slots.forEach((slot, lobe) => {
    const family = families[lobe]!;
    const count = counts.get(family) ?? new Uint32Array(CATEGORIES);
    if (slot >= 0) count[slot % CATEGORIES]!++;
    counts.set(family, count);
  });
  const colours = new Map<number, number>();
  for (const [family, count] of counts) {
    const most = Math.max(...count);
    if (most > 0) colours.set(family, count.indexOf(most));
  }
  const used = new Set(colours.values());
  for (const family of counts.keys()) {
    if (colours.has(family)) continue;
    let colour = 0;
    while (used.has(colour) && colour < CATEGORIES) colour++;
    if (colour === CATEGORIES) colour = family % CATEGORIES;
    used.add(colour);
    colours.set(family, colour);
  }
  return colours;
}
