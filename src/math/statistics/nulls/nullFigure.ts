import { meanAndDeviation } from '../meanAndDeviation.ts';

/** A figure with the draws of its null model. */
export interface NullFigure {
  readonly value: number;
  readonly null: {
    readonly mean: number;
    /** standard deviation of the draws, with n − 1; 0 for fewer than two */
    readonly sd: number;
    /** the draws themselves, `[n]` */
    readonly samples: Float64Array;
  };
  /** (value − mean) / sd; null if the draws do not vary beyond rounding, or there is no value */
  readonly z: number | null;
  /**
   * two-sided Monte-Carlo p value, counting the value itself among the draws: at least 1/(n + 1); null if there is no
   * value, or no draw has one
   */
  readonly p: number | null;
}

/** Figures that differ by less, as a share of their size, are equal: they differ by rounding. */
const ROUNDING = 1e-12;
/** The size of figures that are 0 except for rounding, such as an agreement of one group with anything. */
const SMALL = 1e-2;

/**
 * Compares a value with draws of its null model: z, and p as the share of draws at least as far from the centre as the
 * value, (1 + #)/(1 + n) (Davison & Hinkley 1997, section 4.2). The centre is the mean of the value and the draws
 * together: under the null all of them are alike, and only a centre that treats them alike gives a p that rejects at its
 * nominal rate. The mean of the draws alone is nearer to the draws, and rejects too often if there are few. A
 * value that is not finite does not exist and has neither; draws that are not finite are left out.
 *
 * @param samples  the null's draws, at least 1
 * @throws RangeError when there is no draw
 */
export function besideNull(value: number, samples: ArrayLike<number>): NullFigure {
  const all = Float64Array.from(samples);
  if (all.length === 0)
    throw new RangeError('null figure: expected at least one draw of the null, found none');
  // A draw for which the figure does not exist says nothing about it.
  const draws = all.filter(Number.isFinite);
  const { mean, sd } = meanAndDeviation(draws);
  const exists = Number.isFinite(value) && draws.length > 0;
  if (!exists) return { value, null: { mean, sd, samples: all }, z: null, p: null };
  const rounding = ROUNDING * Math.max(Math.abs(value), Math.abs(mean), SMALL);
  const centre = (value + mean * draws.length) / (1 + draws.length);
  const distance = Math.abs(value - centre) - rounding;
  let asFar = 0;
  for (const draw of draws) if (Math.abs(draw - centre) >= distance) asFar++;
  return {
    value,
    null: { mean, sd, samples: draws },
    z: sd > rounding ? (value - mean) / sd : null,
    p: (1 + asFar) / (1 + draws.length),
  };
}
