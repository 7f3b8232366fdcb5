import { withSharedRows } from '../../../../math/kernels/sharedRows.ts';
import { symmetricEigen } from '../../../../math/linear/symmetric.ts';
import { rightSingular } from '../../../../math/linear/thinSvd.ts';
import type { DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { zeros } from '../../../../math/matrices/doubleMatrix.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { covarianceOfRows } from '../../../../math/spectra/covariance.ts';
import { moments } from '../../../../math/spectra/moments.ts';
import { stepOf, type Work } from '../../../../math/work/work.ts';

/** Scores of z-scored rows along their leading components, in float64. */
export interface StandardComponents {
  /** `[rows, components]` */
  readonly scores: DoubleMatrix;
  /** variance along each component, with 1/(rows − 1), descending, `[components]` */
  readonly eigenvalues: Float64Array;
}

/**
 * Every column centred and divided by its standard deviation (1/n; a column that does not vary becomes 0), and the
 * scores of these rows along their leading principal components: exact, in float64 throughout, as scikit-learn's
 * `StandardScaler` and `PCA(svd_solver='full')`. Signs are a choice; distances do not depend on them. If rows are fewer
 * than columns, the components come from the smaller matrix of the rows' products.
 *
 * @param x  `[rows, dim]`, at least two rows
 * @param components  from 1 to dim
 * @throws RangeError when an entry is not finite
 */
export async function standardComponents(
  x: Matrix,
  components: number,
  work: Work,
): Promise<StandardComponents> {
  const { rows, columns: d } = x;
  if (rows < d) return wideComponents(x, components, work);
  const { mean, covariance } = await withSharedRows(x, work, async (shared) => {
    const about = await moments(x, shared);
    const covariance = await covarianceOfRows(x, shared, about, 'double', stepOf(work, 0, 0.3));
    return { mean: about.mean, covariance };
  });
  const variances = mean.map((_, j) => covariance[j * d + j]!);
  const scales = columnScales(variances, mean, rows);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) covariance[i * d + j]! /= scales[i]! * scales[j]!;
  }
  const { values, vectors } = await symmetricEigen(covariance, d, { vectors: true }, stepOf(work, 0.3, 0.9));
  const scores = await scoresAlong(x, { mean, scales, vectors: vectors!, components }, stepOf(work, 0.9, 1));
  return { scores, eigenvalues: values.slice(0, components).map((value) => Math.max(0, value)) };
}

/** The same for rows that are fewer than their columns. Components beyond the rank have variance 0 and scores 0. */
async function wideComponents(x: Matrix, components: number, work: Work): Promise<StandardComponents> {
  const { rows, columns: d } = x;
  const { mean, variances } = await withSharedRows(x, work, async (shared) => {
    const about = await moments(x, shared);
    return { mean: about.mean, variances: variancesAbout(x, about.mean) };
  });
  const scales = columnScales(variances, mean, rows);
  const standard = zeros(rows, d);
  for (let at = 0; at < x.data.length; at++) {
    standard.data[at] = (x.data[at]! - mean[at % d]!) / scales[at % d]!;
  }
  const { values, vectors } = await rightSingular(standard, 0, stepOf(work, 0, 0.9));
  const found = Math.min(components, values.length);
  const padded = new Float64Array(components * d);
  padded.set(vectors.data.subarray(0, found * d));
  const eigenvalues = new Float64Array(components);
  for (let c = 0; c < found; c++) eigenvalues[c] = values[c]! ** 2 / (rows - 1);
  const along = { mean, scales, vectors: padded, components };
  return { scores: await scoresAlong(x, along, stepOf(work, 0.9, 1)), eigenvalues };
}

/** Variances of the columns about their means, with 1/(rows − 1), `[dim]`. */
function variancesAbout({ rows, columns: d, data }: Matrix, mean: Float64Array): Float64Array {
  const sums = new Float64Array(d);
  for (let at = 0; at < data.length; at++) sums[at % d]! += (data[at]! - mean[at % d]!) ** 2;
  return sums.map((sum) => sum / (rows - 1));
}

/**
 * Standard deviations with 1/n; infinite for a column that varies only by rounding, which makes it 0.
 *
 * @param variances  with 1/(rows − 1), `[dim]`
 */
function columnScales(variances: Float64Array, mean: Float64Array, rows: number): Float64Array {
  return mean.map((value, j) => {
    const variance = (variances[j]! * (rows - 1)) / rows;
    const deviation = Math.sqrt(Math.max(0, variance));
    return deviation > rows * Number.EPSILON * Math.abs(value) ? deviation : Infinity;
  });
}

interface Along {
  readonly mean: Float64Array;
  readonly scales: Float64Array;
  /** `[at least components, dim]` */
  readonly vectors: Float64Array;
  readonly components: number;
}

async function scoresAlong(
  x: Matrix,
  { mean, scales, vectors, components }: Along,
  work: Work,
): Promise<DoubleMatrix> {
  const { rows, columns: d, data } = x;
  const scores = zeros(rows, components);
  const standard = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    if (i % 64 === 0) {
      work.progress(i / rows, 'Computing scores');
      await work.pause();
    }
    for (let j = 0; j < d; j++) standard[j] = (data[i * d + j]! - mean[j]!) / scales[j]!;
    for (let c = 0; c < components; c++) {
      let sum = 0;
      for (let j = 0, at = c * d; j < d; j++) sum += standard[j]! * vectors[at + j]!;
      scores.data[i * components + c] = sum;
    }
  }
  return scores;
}
