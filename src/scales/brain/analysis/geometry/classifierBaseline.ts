import { balancedAccuracy } from '../../../../math/discriminants/logistic/balancedAccuracy.ts';
import {
  logisticRegressions,
  predictClasses,
} from '../../../../math/discriminants/logistic/logisticRegression.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { meanAndDeviation } from '../../../../math/statistics/meanAndDeviation.ts';
import type { Work } from '../../../../math/work/work.ts';

/** How well covariates predict the lobe of held-out features, without their directions. */
export interface Baseline {
  /** balanced accuracy, in [0, 1] */
  readonly value: number;
  /** its standard error */
  readonly error: number;
}

const POWERS = 3;

/**
 * The classifier’s baseline: the same regression, on the same features, from x, x² and x³ of each covariate instead of directions,
 * with x the covariate’s logarithm (of 1 more, so that 0 has one), standardised.
 *
 * @param covariates  each `[features]`, at least 0
 * @param labels  lobe of each feature, `[features]`
 */
export async function classifierBaseline(
  covariates: readonly ArrayLike<number>[],
  labels: Int32Array,
  { train, test }: { readonly train: Uint32Array; readonly test: Uint32Array },
  lobes: number,
  work: Work,
): Promise<Baseline> {
  const columns = covariates.flatMap((values) => powersOf(values, train));
  const rows = (features: Uint32Array): Matrix => ({
    data: Float32Array.from({ length: features.length * columns.length }, (_, at) => {
      const feature = features[Math.floor(at / columns.length)]!;
      return columns[at % columns.length]!(feature);
    }),
    rows: features.length,
    columns: columns.length,
  });
  const own = Int32Array.from(train, (i) => labels[i]!);
  const [model] = await logisticRegressions(rows(train), [own], lobes, { tolerance: 1e-4 }, work);
  const truth = Int32Array.from(test, (i) => labels[i]!);
  const { value, error } = balancedAccuracy(truth, predictClasses(model!, rows(test)));
  return { value, error };
}

/** The standardised powers of a covariate, by the mean and the deviation over the features that the regression is fitted on. */
function powersOf(values: ArrayLike<number>, train: Uint32Array): ((feature: number) => number)[] {
  const log = (feature: number) => Math.log1p(values[feature]!);
  const centre = meanAndDeviation(Array.from(train, log));
  const unit = (feature: number) => (centre.sd > 0 ? (log(feature) - centre.mean) / centre.sd : 0);
  return Array.from({ length: POWERS }, (_, p) => {
    const power = (feature: number) => unit(feature) ** (p + 1);
    const { mean, sd } = meanAndDeviation(Array.from(train, power));
    return (feature: number) => (sd > 0 ? (power(feature) - mean) / sd : 0);
  });
}
