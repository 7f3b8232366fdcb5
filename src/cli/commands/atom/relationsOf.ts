import type { DatasetInfo, LeftOutPairs } from '../../../dataset/dataset.ts';

/** The ids of the relations that an option names, or else of all that have pairs; of all if none has. */
export function usableRelations({ relations }: DatasetInfo, named: string | undefined): readonly string[] {
  const chosen = named?.split(',').filter(Boolean);
  if (chosen) return chosen;
  const usable = relations.filter(({ pairs }) => pairs > 0);
  return (usable.length > 0 ? usable : relations).map(({ id }) => id);
}

/** A document's field about pairs that take no part, or not as they are written, by the relations' ids; if there are any. */
export function leftOutOf({ relations }: DatasetInfo): { leftOut?: Record<string, LeftOutPairs> } {
  const found = relations.flatMap(({ id, leftOut }) => (leftOut ? [[id, leftOut] as const] : []));
  return found.length > 0 ? { leftOut: Object.fromEntries(found) } : {};
}
