import type { AffinityName } from './affinities.ts';
import type { FeatureFilter } from './selection.ts';

/** Which lobes of which layer. */
export interface LobesRequest extends FeatureFilter {
  readonly layer: string;
  readonly affinity: AffinityName;
  readonly k: number;
  readonly seed: number;
}

/**
 * Finds a result once and keeps it for later requests under its key, such as the lobes that several nulls are set beside.
 */
export type Remember = <T>(key: string, find: () => Promise<T>) => Promise<T>;

/** A memory of everything that it is asked to remember: for one command. */
export function rememberAll(): Remember {
  const found = new Map<string, Promise<unknown>>();
  return <T>(key: string, find: () => Promise<T>) => {
    const known = found.get(key) as Promise<T> | undefined;
    if (known) return known;
    const promise = find();
    found.set(key, promise);
    return promise;
  };
}
