import { outlivesVisit, type SeriesStorage, type StoredSeries } from './series.ts';

/**
 * Keeps the results of series in the browser's storage, from visit to visit, as JSON with the state of the files that they
 * were computed from. For small results of plain numbers and texts. A result that does not fit, such as one that another
 * version stored, is dropped and computed again. Results of files chosen on this machine are not kept: the next visit
 * could not recognise them.
 *
 * @param prefix  stands before each key
 * @param idOf    the id of the point that a result belongs to
 * @param fits    whether a stored value has the form of a result
 * @param storage the browser's; tests pass their own
 */
export function browserStorage<Result>(
  prefix: string,
  idOf: (result: Result) => string,
  fits: (value: unknown) => value is Result,
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => localStorage,
): SeriesStorage<Result> {
  return {
    read(key): StoredSeries<Result> | null {
      if (!outlivesVisit(key)) return null;
      try {
        const parsed: unknown = JSON.parse(storage().getItem(prefix + key) ?? 'null');
        if (!isRecord(parsed)) return null;
        const results = parsed.results.filter(fits);
        return {
          state: parsed.state,
          results: new Map(results.map((result) => [idOf(result), result])),
        };
      } catch {
        return null;
      }
    },
    write(key, { state, results }) {
      if (!outlivesVisit(key)) return;
      try {
        if (results.size === 0) storage().removeItem(prefix + key);
        else storage().setItem(prefix + key, JSON.stringify({ state, results: [...results.values()] }));
      } catch {
        // Storage may be full or forbidden: the results then last for this visit.
      }
    },
  };
}

function isRecord(value: unknown): value is { readonly state: string; readonly results: readonly unknown[] } {
  if (typeof value !== 'object' || value === null) return false;
  const { state, results } = value as { state?: unknown; results?: unknown };
  return typeof state === 'string' && Array.isArray(results);
}
