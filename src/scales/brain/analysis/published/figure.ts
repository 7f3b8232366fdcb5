import { besideNull } from '../../../../math/statistics/nulls/nullFigure.ts';

/** A figure beside its null as the paper's code has it: the distance from the null is given in σ, without p. */
export interface PublishedFigure {
  readonly value: number;
  readonly null: {
    readonly mean: number;
    /** standard deviation of the draws, with n (the population's, NumPy's default) */
    readonly sd: number;
    /** the draws themselves, `[n]` */
    readonly samples: Float64Array;
  };
  /** (value − mean) / sd; null if the draws do not vary beyond rounding */
  readonly sigma: number | null;
}

/**
 * Compares a value with draws of its null as the paper's code does: mean and population deviation, and the distance in σ.
 *
 * @param samples  the null's draws, at least 1
 * @throws RangeError when there is no draw
 */
export function besidePublishedNull(value: number, samples: ArrayLike<number>): PublishedFigure {
  const figure = besideNull(value, samples);
  const { mean, samples: draws } = figure.null;
  const sd = figure.null.sd * Math.sqrt((draws.length - 1) / draws.length);
  return {
    value,
    null: { mean, sd, samples: draws },
    sigma: figure.z === null ? null : (value - mean) / sd,
  };
}
