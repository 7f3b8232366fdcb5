import type { CountedPairs } from './counted.ts';

/** Counts of pairs that several affinities of the same features use. */
export interface SharedPairs {
  /**
   * The counts of some features: those kept if they are of the same features, else what `count` finds. Their owner frees them
   * as ever; counts that are kept stay until `free()`.
   *
   * @param features  feature numbers, ascending
   */
  of(features: Uint32Array, count: () => Promise<CountedPairs>): Promise<CountedPairs>;
  free(): Promise<void>;
}

/** Bytes of counts that are kept: those of 8,000 features whose counts fit 16 bits. */
const ROOM = 2 ** 26;

/** Keeps the counts of the first set of features, unless they take more than 64 MB; then every call counts again. */
export function sharedPairs(): SharedPairs {
  let kept: { readonly features: Uint32Array; readonly counted: Promise<CountedPairs> } | null = null;
  return {
    async of(features, count) {
      // Two bytes for each pair, a feature with itself included.
      if (features.length * (features.length + 1) > ROOM) return count();
      if (kept && !equal(kept.features, features)) return count();
      if (!kept) {
        const counted = count();
        kept = { features, counted };
        counted.catch(() => (kept = kept?.counted === counted ? null : kept));
      }
      const pairs = await kept.counted;
      const parts: CountedPairs['parts'] = {
        each: (task, argument) => pairs.parts.each(task, argument),
        free: () => Promise.resolve(),
      };
      return { ...pairs, parts };
    },
    async free() {
      const last = kept;
      kept = null;
      await last?.counted.then(
        ({ parts }) => parts.free(),
        () => undefined,
      );
    },
  };
}

const equal = (a: Uint32Array, b: Uint32Array) => a.length === b.length && a.every((x, i) => x === b[i]);
