import { covarianceOfRows, upperCovariance } from './covariance.ts';
import type { Precision } from '../kernels/interface.ts';
import { transpose, type Matrix } from '../matrices/matrix.ts';
import { moments, type Moments } from './moments.ts';
import { withSharedRows } from '../kernels/sharedRows.ts';
import { symmetricEigen } from '../linear/symmetric.ts';
import { stepOf, type Work } from '../work/work.ts';

/** All eigenvalues of a covariance matrix. */
export interface Spectrum {
  /** descending, at least 0, with 1/(n − 1), `[d]`; those beyond min(n − 1, d) are 0 */
  readonly eigenvalues: Float64Array;
  /** sum of the variances of all d columns, computed from the points */
  readonly totalVariance: number;
  /** mean of the points, `[d]` */
  readonly mean: Float64Array;
}

/** Eigenvalues have relative errors below 1e-4 down to this fraction of the first. */
const REACH = 1e-6;

/** Up to this much arithmetic (n·d²) float64 is fast enough. */
const SMALL = 1e9;

/**
 * All eigenvalues of the covariance of the rows (centred, 1/(n − 1)), as NumPy's `eigvalsh(cov(x.T))[::-1]`, with
 * relative errors below 1e-4 for all above 1e-6 of the first. If points are fewer than dimensions, they come from the
 * smaller matrix of the points' inner products.
 *
 * @param x  `[n, d]`
 * @throws RangeError when an entry is not finite
 */
export async function spectrum(x: Matrix, work: Work): Promise<Spectrum> {
  const d = x.columns;
  const { mean, scatter, leading } = await leadingSpectrum(x, work);
  const eigenvalues = new Float64Array(d);
  const count = Math.min(leading.length, x.rows - 1, d);
  for (let i = 0; i < count; i++) eigenvalues[i] = Math.max(0, leading[i]!);
  return { eigenvalues, totalVariance: x.rows < 2 ? 0 : scatter / (x.rows - 1), mean };
}

/** The moments of the points, and the eigenvalues that are not 0 for lack of points. */
async function leadingSpectrum(x: Matrix, work: Work): Promise<Moments & { leading: Float64Array }> {
  const { rows: n, columns: d } = x;
  const isBuilt = n > d;
  const solve = async (precision: Precision, part: Work) => {
    // The rows are taken back before the eigenvalues are computed: both together would take the most memory.
    const { about, covariance } = await withSharedRows(x, part, async (rows) => {
      const about = await moments(x, rows);
      if (!isBuilt || about.scatter === 0) return { about, covariance: null };
      return { about, covariance: await upperCovariance(x, rows, about, precision, stepOf(part, 0, 0.6)) };
    });
    if (about.scatter === 0) return { ...about, leading: new Float64Array(0) };
    if (!covariance) return { ...about, leading: await innerSpectrum(x, part) };
    const options = { vectors: false, spent: true };
    const { values } = await symmetricEigen(covariance, d, options, stepOf(part, 0.6, 1));
    return { ...about, leading: values };
  };
  if (n * d * d <= SMALL) return solve('double', work);
  const quick = await solve('single', work);
  const isDone = !isBuilt || quick.scatter === 0 || isPrecise(quick.leading);
  return isDone ? quick : solve('double', work);
}

/**
 * Whether sums in float32, with errors of 1e-7 of the diagonal, leave every eigenvalue within reach right to 1e-5: an
 * error spread over the matrix moves an eigenvalue by about 1e-7 of the mean eigenvalue.
 */
function isPrecise(values: Float64Array): boolean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const smallest = values.findLast((value) => value >= REACH * values[0]!) ?? 0;
  return 1e-7 * mean <= 1e-5 * smallest;
}

/** The spectrum by the points' inner products: (X − 1m)(X − 1m)ᵀ / (n − 1), `[n]`. */
async function innerSpectrum(x: Matrix, work: Work): Promise<Float64Array> {
  const { rows: n } = x;
  const turned = transpose(x);
  const inner = await withSharedRows(turned, work, (rows) =>
    // The covariance of the transpose, without centring, is the matrix of inner products.
    covarianceOfRows(turned, rows, { mean: new Float64Array(n), scatter: 0 }, 'double', stepOf(work, 0, 0.6)),
  );
  centreBothWays(inner, n);
  const factor = (x.columns - 1) / (n - 1);
  const options = { vectors: false, spent: true };
  const { values } = await symmetricEigen(inner, n, options, stepOf(work, 0.6, 1));
  return values.map((value) => value * factor);
}

/** Subtracts the means of rows and columns from a symmetric matrix, in place: the effect of centring the points. */
function centreBothWays(a: Float64Array, n: number): void {
  const means = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) means[i] = means[i]! + a[i * n + j]! / n;
  }
  const mean = means.reduce((sum, value) => sum + value, 0) / n;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) a[i * n + j] = a[i * n + j]! - means[i]! - means[j]! + mean;
  }
}
