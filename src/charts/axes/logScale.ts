/** A logarithmic axis: from values to pixels and back. */
export interface LogScale {
  /** the pixel of a positive value */
  at(value: number): number;
  /** the value at a pixel, limited to the domain */
  invert(pixel: number): number;
}

/**
 * The axis with `low` at pixel `left` and `high` at pixel `right`.
 *
 * @throws RangeError unless 0 < low < high
 */
export function logScale(low: number, high: number, left: number, right: number): LogScale {
  if (!(low > 0 && high > low))
    throw new RangeError(`log scale: expected 0 < low < high, found ${low}, ${high}`);
  const decades = Math.log(high / low);
  return {
    at: (value) => left + ((right - left) * Math.log(value / low)) / decades,
    invert: (pixel) => {
      const share = Math.min(1, Math.max(0, (pixel - left) / (right - left)));
      return low * Math.exp(share * decades);
    },
  };
}

/**
 * Ranks 1…count, thinned for a logarithmic axis: every rank at first, then steps of about a constant ratio, always with
 * the first and the last rank. At most about `most` ranks.
 */
export function thinRanks(count: number, most = 160): number[] {
  if (count <= most) return Array.from({ length: count }, (_, i) => i + 1);
  const ranks: number[] = [];
  const ratio = count ** (1 / (most - 1));
  for (let rank = 1; rank < count; rank = Math.max(rank + 1, Math.round(rank * ratio))) ranks.push(rank);
  ranks.push(count);
  return ranks;
}
