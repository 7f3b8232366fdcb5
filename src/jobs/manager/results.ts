import { bytesOf } from '../team/pack.ts';

/** Finished results by their key; the least recently used is dropped first when they exceed the budget. */
export interface Results {
  get(key: string): unknown;
  has(key: string): boolean;
  /** Keeps a result, unless it is larger than the whole budget. */
  put(key: string, result: unknown): void;
  /** Bytes that the results take; at most the budget. */
  bytes(): number;
}

/**
 * @param budget  bytes that the kept results may take together, as `bytesOf` counts them
 */
export function createResults(budget: number): Results {
  // A Map remembers the order of insertion: its first key is the least recently used one.
  const kept = new Map<string, { result: unknown; bytes: number }>();
  let total = 0;
  const remove = (key: string) => {
    total -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };
  return {
    get(key) {
      const entry = kept.get(key);
      if (!entry) return undefined;
      kept.delete(key);
      kept.set(key, entry);
      return entry.result;
    },
    has: (key) => kept.has(key),
    put(key, result) {
      remove(key);
      const bytes = bytesOf(result);
      if (bytes > budget) return;
      kept.set(key, { result, bytes });
      total += bytes;
      for (const oldest of kept.keys()) {
        if (total <= budget) break;
        remove(oldest);
      }
    },
    bytes: () => total,
  };
}
