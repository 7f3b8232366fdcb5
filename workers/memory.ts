import type { Dataset } from '../src/dataset/dataset.ts';
import type { Remember } from '../src/scales/brain/analysis/request.ts';
import { identityOf } from './controlled.ts';
import { hold } from './held.ts';

/** The number of results kept for each open dataset: the most recently used ones. */
const CAPACITY = 24;

const results = new WeakMap<object, Map<string, unknown>>();

/** The results that several jobs of a dataset need, such as the lobes that a null stands beside. */
export function memoryOf(dataset: Dataset): Remember {
  const identity = identityOf(dataset);
  const kept = results.get(identity) ?? new Map<string, unknown>();
  results.set(identity, kept);
  return async <T>(key: string, find: () => Promise<T>) => {
    const value = kept.has(key) ? (kept.get(key) as T) : hold(await find());
    // A map lists its keys in the order in which they were set: the first is the least recently used.
    kept.delete(key);
    kept.set(key, value);
    for (const oldest of [...kept.keys()].slice(0, -CAPACITY)) kept.delete(oldest);
    return value;
  };
}
