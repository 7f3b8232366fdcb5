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

/**
 * The filter in a link, `column:score~0.5~2~md`: bounds may be absent; `m` shows missing values, `d` dims. The link escapes
 * it, so only the sign of escapes is escaped here: in older links the whole column is.
 */
export const filterField: Field<Filter | null> = {
  initial: null,
  print: (filter) =>
    filter
      ? [
          filter.column.replaceAll('%', '%25'),
          filter.low ?? '',
          filter.high ?? '',
          `${filter.missing ? 'm' : ''}${filter.dimmed ? 'd' : ''}`,
        ].join('~')
      : '',
  parse(text) {
    const [, column, low, high, flags] = /^(.+)~([^~]*)~([^~]*)~(m?d?)$/s.exec(text) ?? [];
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
