import * as v from 'valibot';
import type { Family } from './family.ts';

const schema = v.array(v.string());

/**
 * Reads the favourite families as a browser keeps them; a text of another form, such as another version's, is no
 * favourite, and families that the catalogue no longer has are left out.
 *
 * @param text  null when nothing is kept
 */
export function readFavourites(text: string | null, families: readonly Family[]): string[] {
  const kept = v.safeParse(schema, parsed(text ?? '[]'));
  if (!kept.success) return [];
  return families.map(({ id }) => id).filter((id) => kept.output.includes(id));
}

/** Writes what `readFavourites` reads. */
export const printFavourites = (ids: readonly string[]): string => JSON.stringify(ids);

/** Families with the favourite ones first; otherwise their order stays. */
export const favouritesFirst = (families: readonly Family[], ids: readonly string[]): Family[] => [
  ...families.filter(({ id }) => ids.includes(id)),
  ...families.filter(({ id }) => !ids.includes(id)),
];

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
