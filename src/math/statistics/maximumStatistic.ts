import { meanAndDeviation } from './meanAndDeviation.ts';

/** Deviations that differ by less are equal: they differ by rounding. */
const ROUNDING = 1e-9;

/**
 * p values of several figures beside each other, corrected for their number: the share of draws whose largest deviation
 * of any figure is at least the figure's own, counting the observed figures among the draws. A deviation is
 * |figure − mean| / sd over the observed value and its draws together, which treats all of them alike, so that the
 * smallest p of all figures rejects at its nominal rate (single-step maximum statistic; Westfall & Young 1993, section
 * 2.5). It uses that the figures of a draw depend on each other, which Bonferroni's correction does not.
 *
 * @param values  `[figures]`
 * @param draws  the same figures of each draw, `[draws][figures]`
 * @returns at least 1/(draws + 1); NaN for a value that is not finite, `[figures]`
 */
export function correctedP(values: ArrayLike<number>, draws: readonly ArrayLike<number>[]): Float64Array {
  const all = [values, ...draws];
  const most = new Float64Array(all.length);
  const own = new Float64Array(values.length).fill(NaN);
  for (let f = 0; f < values.length; f++) {
    if (!Number.isFinite(values[f]!)) continue;
    const column = Float64Array.from(all, (figures) => figures[f]!);
    const { mean, sd } = meanAndDeviation(column.filter(Number.isFinite));
    const varies = sd > 1e-12 * Math.max(Math.abs(mean), 1e-2);
    column.forEach((value, draw) => {
      const deviation = varies && Number.isFinite(value) ? Math.abs(value - mean) / sd : 0;
      most[draw] = Math.max(most[draw]!, deviation);
      if (draw === 0) own[f] = deviation;
    });
  }
  return own.map((deviation) => {
    if (Number.isNaN(deviation)) return NaN;
    let asFar = 0;
    for (const largest of most) if (largest >= deviation - ROUNDING) asFar++;
    return asFar / all.length;
  });
}
