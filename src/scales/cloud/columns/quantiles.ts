import { orderStatistic } from '../../../math/statistics/nulls/orderStatistic.ts';

/**
 * The values at shares of the usable values in ascending order, the nearest ranks; NaN if no value is usable.
 *
 * @param shares  in [0, 1]
 * @param usable  which values count; none may be NaN
 */
export function quantiles(
  values: ArrayLike<number>,
  shares: readonly number[],
  usable: (value: number) => boolean = Number.isFinite,
): number[] {
  const counted = new Float64Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) if (usable(values[i]!)) counted[count++] = values[i]!;
  const known = counted.subarray(0, count);
  return shares.map((share) => orderStatistic(known, Math.round(share * (count - 1))));
}
