import { FAINT, paint, type Rgb } from '../../../stage/colour.ts';
import type { Field } from '../../../state/fields.ts';

/** Which points are shown, by a numeric column. */
export interface Filter {
  /** the column's id; see `numericOptions` */
  readonly column: string;
  /** the least and the greatest value shown; null for no bound */
  readonly low: number | null;
  readonly high: number | null;
  /** whether points without a value are shown */
  readonly missing: boolean;
  /** whether the other points are grey instead of hidden */
  readonly dimmed: boolean;
}

/** A filter by a column that lets every point with a value pass. */
export const filterBy = (column: string): Filter => ({
  column,
  low: null,
  high: null,
  missing: false,
  dimmed: false,
});

/** The filter in a link, `column%3Ascore~0.5~2~md`: bounds may be absent; `m` shows missing values, `d` dims. */
export const filterField: Field<Filter | null> = {
  initial: null,
  print: (filter) =>
    filter
      ? [
          encodeURIComponent(filter.column).replaceAll('~', '%7E'),
          filter.low ?? '',
          filter.high ?? '',
          `${filter.missing ? 'm' : ''}${filter.dimmed ? 'd' : ''}`,
        ].join('~')
      : '',
  parse(text) {
    const [, column, low, high, flags] = /^([^~]+)~([^~]*)~([^~]*)~(m?d?)$/.exec(text) ?? [];
    const bounds = [boundIn(low), boundIn(high)] as const;
    if (column === undefined || bounds[0] === undefined || bounds[1] === undefined) return undefined;
    try {
      return {
        column: decodeURIComponent(column),
        low: bounds[0],
        high: bounds[1],
        missing: flags!.includes('m'),
        dimmed: flags!.includes('d'),
      };
    } catch {
      return undefined;
    }
  },
};

function boundIn(text: string | undefined): number | null | undefined {
  if (text === undefined || text === '') return null;
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : undefined;
}

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
  for (let i = 0; i < passes.length; i++) {
    if (passes[i]) continue;
    if (dimmed) paint(after, i, grey, FAINT);
    else after[4 * i + 3] = 0;
  }
  return after;
}
