import { outlivesVisit, type SeriesStorage } from './series.ts';

/**
 * Keeps the results of series in the browser's storage, from visit to visit, as JSON lists. For small results of plain
 * numbers and texts. Results of files chosen on this machine are not kept: the next visit could not recognise them.
 *
 * @param prefix  stands before each key
 * @param idOf    the id of the point that a result belongs to; may throw for data of another form, which are dropped
 * @param storage the browser's; tests pass their own
 */
export function browserStorage<Result>(
  prefix: string,
  idOf: (result: Result) => string,
  storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => localStorage,
): SeriesStorage<Result> {
  return {
    read(key) {
      if (!outlivesVisit(key)) return new Map();
      try {
        const parsed: unknown = JSON.parse(storage().getItem(prefix + key) ?? '[]');
        return new Map((parsed as Result[]).map((result) => [idOf(result), result]));
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
