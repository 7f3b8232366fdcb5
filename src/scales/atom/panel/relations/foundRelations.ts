/** A list that is longer than this has a field to search it, and shows this number of relations. */
export const LISTED = 40;

/**
 * The relations that a list shows: those whose name holds what was typed, whatever the case; those that are ticked first if
 * not all of them have room. Each keeps its place among all, which gives it its colour.
 *
 * @param ticked  whether a relation is ticked
 */
export function foundRelations<T extends { readonly name: string }>(
  all: readonly T[],
  typed: string,
  ticked: (relation: T) => boolean,
): { readonly shown: { readonly relation: T; readonly place: number }[]; readonly found: number } {
  const wanted = typed.trim().toLowerCase();
  const found = all
    .map((relation, place) => ({ relation, place }))
    .filter(({ relation }) => relation.name.toLowerCase().includes(wanted));
  if (found.length <= LISTED) return { shown: found, found: found.length };
  const on = found.filter(({ relation }) => ticked(relation));
  const off = found.filter(({ relation }) => !ticked(relation));
  return { shown: [...on, ...off].slice(0, LISTED), found: found.length };
}
