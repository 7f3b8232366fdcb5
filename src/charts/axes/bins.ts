/** Counts of values in adjoining intervals of equal width. */
export interface Bins {
  /** `[bins + 1]`, ascending */
  readonly edges: Float64Array;
  /** `[bins]`; a value on an inner edge counts above it, the largest in the last bin */
  readonly counts: Uint32Array;
}

/**
 * Counts values in `bins` equal intervals from the smallest to the largest (`numpy.histogram`). Values that are not
 * finite are left out. If all values are equal, the intervals span a width of 1 around them, or more if 1 would be lost
 * in rounding.
 */
export function binned(values: ArrayLike<number>, bins: number): Bins {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) [low, high] = [0, 1];
  const half = Math.max(0.5, Math.abs(low) * 1e-6);
  if (low === high) [low, high] = [low - half, high + half];
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!Number.isFinite(value)) continue;
    counts[Math.min(bins - 1, Math.floor(((value - low) / (high - low)) * bins))]!++;
  }
  const edges = Float64Array.from({ length: bins + 1 }, (_, i) => low + ((high - low) * i) / bins);
  return { edges, counts };
}
