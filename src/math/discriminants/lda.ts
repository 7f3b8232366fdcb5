import { classes, type Classes } from '../statistics/classes.ts';
import { doubleRow, zeros, type DoubleMatrix, dividedRows } from '../matrices/doubleMatrix.ts';
import { columnGram } from '../linear/gram.ts';
import { pointPositive } from '../linear/pointPositive.ts';
import { silent } from '../work/silent.ts';
import { columnScales } from '../statistics/standardDeviation.ts';
import { rightSingular } from '../linear/thinSvd.ts';
import { choleskyWhitening, rescaled, spanWhitening, type Whitening } from '../linear/whitening.ts';
import { quietWork, type Work } from '../work/work.ts';
import { norm } from '../matrices/dot.ts';

/** Discriminant axes: the linear map that best separates labelled classes. */
export interface DiscriminantAxes {
  /** one axis a row, the most discriminating first; its entry of largest magnitude is positive, `[components, d]` */
  readonly axes: DoubleMatrix;
  /** share of each axis in the between-class variance of all axes, in [0, 1], `[components]` */
  readonly shares: Float64Array;
  /** mean of the points, `[d]` */
  readonly mean: Float64Array;
  /** the number of directions in which points vary within classes, whose span contains the axes; d with shrinkage */
  readonly rank: number;
}

/** scikit-learn's `tol`: singular values of the scaled data at or below it count as zero. */
const TOLERANCE = 1e-4;

/**
 * Linear discriminant analysis as scikit-learn's `LinearDiscriminantAnalysis(solver="svd")`: it scales columns by their
 * within-class deviation, whitens the within-class scatter in its span, and takes the axes of largest between-class
 * variance. `(x − mean)·axesᵀ` is scikit-learn's `transform`, up to the signs, also for rank-deficient data (fewer points
 * than dimensions). Time n·d·min(n, d).
 *
 * @param x  `[n, d]`
 * @param labels  class of each point, `[n]`
 * @param components  the number of axes wanted, at most min(classes − 1, d); fewer are returned if the class means span fewer
 * @throws RangeError when there are fewer than 2 classes, not more points than classes, or too many components
 */
export async function fitDiscriminantAxes(
  x: DoubleMatrix,
  labels: ArrayLike<number>,
  components: number,
  work: Work = quietWork,
): Promise<DiscriminantAxes> {
  const parts = classes(x, labels);
  checkComponents(components, parts);
  const whitening = await withinWhitening(parts, silent(work));
  const centres = whitenedMeans(parts, whitening);
  const { values, vectors } = await rightSingular(centres, 0, silent(work));
  const rank = values.filter((s) => s > TOLERANCE * values[0]!).length;
  const total = values.reduce((sum, s) => sum + s * s, 0);
  const axes = zeros(Math.min(components, rank), x.columns);
  for (let i = 0; i < axes.rows; i++) {
    doubleRow(axes, i).set(pointPositive(whitening.apply(doubleRow(vectors, i))));
  }
  return {
    axes,
    shares: values.slice(0, axes.rows).map((s) => (s * s) / total),
    mean: parts.mean,
    rank: whitening.rank,
  };
}

/**
 * Refuses a number of components that the classes do not allow.
 *
 * @throws RangeError when components is not in [1, min(classes − 1, d)]
 */
export function checkComponents(components: number, { sizes, mean }: Classes): void {
  const most = Math.min(sizes.length - 1, mean.length);
  if (!Number.isInteger(components) || components < 1 || components > most) {
    throw new RangeError(
      `discriminant axes: expected 1 to ${most} components for ${sizes.length} classes in ${mean.length} dimensions, found ${components}`,
    );
  }
}

/** Class means minus the mean, weighted and whitened: `[classes, rank]`. */
function whitenedMeans({ sizes, means, mean }: Classes, whitening: Whitening): DoubleMatrix {
  const centres = zeros(sizes.length, whitening.rank);
  for (let c = 0; c < sizes.length; c++) {
    const weight = Math.sqrt(sizes[c]! / (sizes.length - 1));
    const offset = doubleRow(means, c).map((value, j) => weight * (value - mean[j]!));
    doubleRow(centres, c).set(whitening.transposed(offset));
  }
  return centres;
}

async function withinWhitening(parts: Classes, work: Work): Promise<Whitening> {
  const { within, sizes } = parts;
  const scales = columnScales(within, parts.mean);
  const freedom = Math.sqrt(within.rows - sizes.length);
  const scaled = dividedRows(
    within,
    scales.map((s) => s * freedom),
  );
  if (within.columns <= within.rows - sizes.length) {
    // The axes do not depend on the choice of whitening, and Cholesky's costs a tenth of that by eigenvectors.
    const whitening = choleskyWhitening(await columnGram(scaled, work), within.columns);
    if (whitening && smallestSingular(whitening) > 100 * TOLERANCE) return rescaled(whitening, scales);
  }
  return rescaled(await spanWhitening(scaled, TOLERANCE, work), scales);
}

/** The smallest singular value of the data, by power iteration on WWᵀ: at most a few per cent too large. */
function smallestSingular(whitening: Whitening): number {
  let v = Float64Array.from({ length: whitening.rank }, (_, i) => Math.cos(1 + i));
  let growth = 1;
  for (let step = 0; step < 8; step++) {
    const next = whitening.apply(whitening.transposed(v));
    growth = norm(next) / norm(v);
    v = next.map((value) => value / growth);
  }
  return 1 / Math.sqrt(growth);
}
