import { FAINT, inNumbers, inOneNumber, type Rgb } from '../../../stage/colour.ts';
import type { Legend } from '../../../stage/scene.ts';
import type { Filter } from './filter.ts';

/** What a filter does to points. */
export interface Filtered {
  /** 1 for a point that is shown, `[n]` */
  readonly passes: Uint8Array;
  /** the numbers of points that are shown, and that have no value */
  readonly shown: number;
  readonly missing: number;
}

/**
 * Which points pass a filter.
 *
 * @param values  the column, NaN for a point without a value
 * @param n  the number of points; those beyond the column have no value
 */
export function filtered(
  values: ArrayLike<number>,
  n: number,
  { low, high, missing: withMissing }: Pick<Filter, 'low' | 'high' | 'missing'>,
): Filtered {
  const passes = new Uint8Array(n);
  let [shown, missing] = [0, 0];
  for (let i = 0; i < n; i++) {
    const value = i < values.length ? values[i]! : NaN;
    const known = !Number.isNaN(value);
    if (!known) missing++;
    if (known ? (low === null || value >= low) && (high === null || value <= high) : withMissing) {
      passes[i] = 1;
      shown++;
    }
  }
  return { passes, shown, missing };
}

/** The colours of points, those that do not pass hidden or in grey. */
export function filteredColours(
  colours: Uint8Array,
  passes: Uint8Array,
  dimmed: boolean,
  grey: Rgb,
): Uint8Array {
  const after = colours.slice();
  const shades = inNumbers(after);
  const faint = inOneNumber(grey, FAINT);
  for (let i = 0; i < passes.length; i++) {
    if (passes[i]) continue;
    if (dimmed) shades[i] = faint;
    else after[4 * i + 3] = 0;
  }
  return after;
}

/** A legend whose entries say how many of their points pass a filter; a legend without entries of points stays as it is. */
export function withShown(legend: Legend, passes: Uint8Array): Legend {
  if (legend.kind !== 'categories' || !legend.entryOf) return legend;
  const { entries, entryOf } = legend;
  const shown = new Uint32Array(entries.length);
  passes.forEach((pass, point) => {
    const entry = entryOf[point];
    if (pass && entry !== undefined) shown[entry]!++;
  });
  return { ...legend, entries: entries.map((entry, i) => ({ ...entry, shown: shown[i]! })) };
}
