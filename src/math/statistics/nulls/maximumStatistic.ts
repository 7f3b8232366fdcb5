/** Several figures beside draws of their common null, corrected for their number. */
export interface MaximumStatistic {
  /** corrected two-sided p of each figure, in (0, 1], `[figures]`; null if the figure has no value */
  readonly p: readonly (number | null)[];
  /** mean of each figure over its value and the draws together, `[figures]` */
  readonly mean: Float64Array;
  /** standard deviation of each figure over its value and the draws together, `[figures]` */
  readonly sd: Float64Array;
  /** a figure has p ≤ 0.05 if it is more than this number of standard deviations from its mean; ∞ for fewer than 19 draws */
  readonly reach: number;
}

/** Distances that differ by less, as a share, are equal: they differ by rounding. */
const ROUNDING = 1e-9;

/**
 * The p values of several figures of which some may be beyond their null by chance, because they are several: each is
 * compared with the largest distance of *any* figure in each draw (the maximum statistic; Westfall & Young 1993). Distances
 * are in standard deviations from the mean, both over the value and the draws together, which under the null are alike: the
 * smallest of the p values is at most α in a share of at most α of worlds in which nothing is planted.
 *
 * @param values  `[figures]`; a figure that is not finite does not exist
 * @param draws  each `[figures]`, at least one; entries that are not finite are left out
 */
export function maximumStatistic(
  values: ArrayLike<number>,
  draws: readonly ArrayLike<number>[],
): MaximumStatistic {
  const figures = values.length;
  const { mean, sd } = pooledMoments(values, draws);
  const distance = (row: ArrayLike<number>, i: number) => {
    const away = Math.abs(row[i]! - mean[i]!);
    const negligible = ROUNDING * Math.max(Math.abs(mean[i]!), sd[i]!);
    return Number.isFinite(away) && away > negligible ? away / sd[i]! : 0;
  };
  const highest = draws.map((draw) => {
    let most = 0;
    for (let i = 0; i < figures; i++)
      if (Number.isFinite(values[i]!)) most = Math.max(most, distance(draw, i));
    return most;
  });
  const p = Array.from(values, (value, i) => {
    if (!Number.isFinite(value)) return null;
    const least = distance(values, i) * (1 - ROUNDING);
    return (1 + highest.filter((most) => most >= least).length) / (1 + draws.length);
  });
  const sorted = highest.sort((a, b) => b - a);
  return { p, mean, sd, reach: sorted[Math.floor(0.05 * (draws.length + 1)) - 1] ?? Infinity };
}

/** Mean and standard deviation (n − 1) of each figure over its value and the draws, those that are finite. */
function pooledMoments(values: ArrayLike<number>, draws: readonly ArrayLike<number>[]) {
  const mean = new Float64Array(values.length);
  const sd = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let n = 0;
    let sum = 0;
    for (const row of [values, ...draws]) {
      if (!Number.isFinite(row[i]!)) continue;
      sum += row[i]!;
      n++;
    }
    mean[i] = n > 0 ? sum / n : NaN;
    let squares = 0;
    for (const row of [values, ...draws]) if (Number.isFinite(row[i]!)) squares += (row[i]! - mean[i]!) ** 2;
    sd[i] = n > 1 ? Math.sqrt(squares / (n - 1)) : 0;
  }
  return { mean, sd };
}
