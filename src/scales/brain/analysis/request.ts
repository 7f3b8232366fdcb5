import type { AffinityName } from './affinities/affinities.ts';
import type { FeatureFilter } from './lobes/selection.ts';

/** The parameters of a layer's lobes. */
export interface LobesRequest extends FeatureFilter {
  readonly layer: string;
  readonly affinity: AffinityName;
  readonly k: number;
  readonly seed: number;
  /** the lobes' number in scikit-learn is kept, and the paper's rule for ties and idle blocks applies; see `publishedRequest` */
  readonly asPublished?: true;
}

/** Returns the result kept under a key; if none is kept, finds it and keeps it. Several measures need the same lobes. */
export type Remember = <T>(key: string, find: () => Promise<T>) => Promise<T>;

/** Keeps every result, for the length of one command. */
export function rememberAll(): Remember {
  const results = new Map<string, Promise<unknown>>();
  return <T>(key: string, find: () => Promise<T>) => {
    const result = (results.get(key) as Promise<T> | undefined) ?? find();
    results.set(key, result);
    return result;
  };
}
