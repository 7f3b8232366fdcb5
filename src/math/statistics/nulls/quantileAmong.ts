/**
 * Where a value stands among others: the share of them below it, with half of those equal to it, in [0, 1]. Values that
 * are not finite are left out; NaN if none is left, or the value itself is not finite.
 *
 * @param values  `[n]`
 */
export function quantileAmong(values: ArrayLike<number>, value: number): number {
  if (!Number.isFinite(value)) return NaN;
  let below = 0;
  let n = 0;
  for (let i = 0; i < values.length; i++) {
    const other = values[i]!;
    if (!Number.isFinite(other)) continue;
    n++;
    if (other < value) below += 1;
    else if (other === value) below += 0.5;
  }
  return n > 0 ? below / n : NaN;
}
