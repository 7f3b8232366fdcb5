import type { SavedSelection, Selection } from './selection.ts';

/** A list of saved selections, in the order in which they were saved. Each function returns a list that has changed. */
export type Saved = readonly SavedSelection[];

/** The first place in the palette that no saved selection has. */
export function freeSlot(saved: Saved): number {
  const taken = new Set(saved.map(({ slot }) => slot));
  let slot = 0;
  while (taken.has(slot)) slot++;
  return slot;
}

/** `selection 1`, or the next number that no saved selection is called. */
export function freeName(saved: Saved): string {
  let number = 1;
  while (saved.some(({ name }) => name === `selection ${number}`)) number++;
  return `selection ${number}`;
}

/** With one more, of a colour of its own. An empty name becomes a free one. */
export function withSaved(saved: Saved, { item, of, members }: Selection, name: string): Saved {
  const title = name.trim() || freeName(saved);
  return [...saved, { item, of, members, name: title, slot: freeSlot(saved) }];
}

/** With another name or colour for one. */
export const withChanged = (
  saved: Saved,
  place: number,
  change: Partial<Pick<SavedSelection, 'name' | 'slot'>>,
): Saved => saved.map((one, i) => (i === place ? { ...one, ...change } : one));

/** Without one. */
export const without = (saved: Saved, place: number): Saved => saved.filter((_, i) => i !== place);

/**
 * With selections from elsewhere behind those that there are. One that is there already, by its name and members, is left
 * out; one of a name that is taken gets a number; and one of a colour that is taken gets a free one.
 */
export function withImported(saved: Saved, imported: Saved): Saved {
  return imported.reduce<Saved>((list, one) => {
    if (list.some((other) => isSame(one, other))) return list;
    const slot = list.some((other) => other.slot === one.slot) ? freeSlot(list) : one.slot;
    return [...list, { ...one, slot, name: numbered(one.name, list) }];
  }, saved);
}

const isSame = (a: SavedSelection, b: SavedSelection) =>
  a.name === b.name &&
  a.item === b.item &&
  a.of === b.of &&
  a.members.length === b.members.length &&
  a.members.every((member, i) => member === b.members[i]);

function numbered(name: string, list: Saved): string {
  const isTaken = (candidate: string) => list.some((other) => other.name === candidate);
  if (!isTaken(name)) return name;
  let number = 2;
  while (isTaken(`${name} (${number})`)) number++;
  return `${name} (${number})`;
}
