import { outlivesVisit, type SeriesStorage } from './series.ts';

/**
 * Keeps the results of series in the browser's storage, from visit to visit, as JSON lists. For small results of plain
 * numbers and texts. A result that does not fit, such as one that another version stored, is dropped and computed again. Results of files chosen on this machine are not kept: the next visit could not recognise them.
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
    read(key) {
      if (!outlivesVisit(key)) return new Map();
      try {
        const parsed: unknown = JSON.parse(storage().getItem(prefix + key) ?? '[]');
        const results = Array.isArray(parsed) ? parsed.filter(fits) : [];
        return new Map(results.map((result) => [idOf(result), result]));
      } catch {
        return new Map();
      }
    },
    write(key, results) {
      if (!outlivesVisit(key)) return;
      try {
        if (results.size === 0) storage().removeItem(prefix + key);
        else storage().setItem(prefix + key, JSON.stringify([...results.values()]));
      } catch {
        // Storage may be full or forbidden: the results then last for this visit.
      }
    },
  };
}
