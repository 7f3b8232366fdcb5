/**
 * The values at shares of the sorted usable values, the nearest ranks; NaN if none is usable.
 *
 * @param shares  in [0, 1]
 * @param usable  which values count
 */
export function quantiles(
  values: ArrayLike<number>,
  shares: readonly number[],
  usable: (value: number) => boolean = Number.isFinite,
): number[] {
  const sorted = Float64Array.from(Array.from(values).filter(usable)).sort();
  return shares.map((share) => sorted[Math.round(share * (sorted.length - 1))] ?? NaN);
}
