import { atOnce, type Steps } from '../../../../math/work/steps.ts';
import { orderStatistic } from '../../../../math/statistics/nulls/orderStatistic.ts';

/** Values beyond these shares of the points take the colour of the end. */
const ENDS = [0.01, 0.99] as const;
/** Positive values that span a larger factor than this are coloured by their logarithms. */
const WIDE = 100;

/** The range of values that colours span. */
export interface ColourRange {
  /** the values at the ends of the colours */
  readonly low: number;
  readonly high: number;
  /** the smallest and the largest usable value */
  readonly least: number;
  readonly most: number;
  /** whether colours follow the logarithm; then only positive values are usable */
  readonly logarithmic: boolean;
}

/** Whether a value has a colour. */
export const isUsable = (value: number | undefined, logarithmic: boolean): value is number =>
  value !== undefined && Number.isFinite(value) && (!logarithmic || value > 0);

/**
 * The range that colours span over the values of all columns together: from the value that 1 % of them do not exceed to the
 * value that 99 % do not exceed.
 *
 * @param columns  the values of one column in several layers, `[n]` each; values that are not finite are left out
 * @param logarithmic  whether colours follow the logarithm; if absent, they do if the values are positive and span more than
 *   two orders of magnitude
 * @returns null if no value is usable
 */
export const pooledRange = (
  columns: readonly ArrayLike<number>[],
  logarithmic?: boolean,
): ColourRange | null => atOnce(pooling(columns, logarithmic));

/**
 * As `pooledRange`, in steps.
 *
 * @param columns  the values of one column in several layers, `[n]` each; values that are not finite are left out
 * @param logarithmic  whether colours follow the logarithm, see `pooledRange`
 */
export function* pooling(
  columns: readonly ArrayLike<number>[],
  logarithmic?: boolean,
): Steps<ColourRange | null> {
  const byLogarithm = logarithmic ?? spansOrders(usableOf(columns, false));
  const usable = usableOf(columns, byLogarithm);
  if (usable.length === 0) return null;
  const [least, most] = extremes(usable);
  yield;
  const at = (share: number) => orderStatistic(usable, Math.round(share * (usable.length - 1)));
  const low = at(ENDS[0]);
  yield;
  const high = at(ENDS[1]);
  return { low, high, least, most, logarithmic: byLogarithm };
}

function usableOf(columns: readonly ArrayLike<number>[], logarithmic: boolean): Float64Array {
  const usable = new Float64Array(columns.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const values of columns) {
    for (let i = 0; i < values.length; i++) {
      if (isUsable(values[i], logarithmic)) usable[count++] = values[i]!;
    }
  }
  return usable.subarray(0, count);
}

function spansOrders(values: Float64Array): boolean {
  const [least, most] = extremes(values);
  return least > 0 && most / least > WIDE;
}

function extremes(values: Float64Array): [least: number, most: number] {
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]!);
    most = Math.max(most, values[i]!);
  }
  return [least, most];
}
