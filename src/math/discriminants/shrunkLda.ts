import { classes, type Classes } from '../statistics/classes.ts';
import { doubleRow, zeros, type DoubleMatrix, times, transposedTimes } from '../matrices/doubleMatrix.ts';
import { columnGram } from '../linear/gram.ts';
import { lanczos } from '../linear/lanczos.ts';
import { checkComponents, fitDiscriminantAxes, type DiscriminantAxes } from './lda.ts';
import { pointPositive } from '../linear/pointPositive.ts';
import { shrunkCovariance, type Shrinkage } from './shrinkage.ts';
import { silent } from '../work/silent.ts';
import { choleskyWhitening, ridgeWhitening, type Whitening } from '../linear/whitening.ts';
import { quietWork, type Work } from '../work/work.ts';

/** A covariance as AᵀA + diag(`diagonal`): `[n, d]` and `[d]`. */
interface RidgeCovariance {
  readonly rows: DoubleMatrix;
  readonly diagonal: Float64Array;
}

/** Up to this dimension the within-class covariance is built and factored; beyond it, only the span of its rows is. */
const DENSE_DIMENSION = 512;

/**
 * Discriminant axes with a shrunk covariance, as scikit-learn's
 * `LinearDiscriminantAnalysis(solver="eigen", shrinkage=…)`: the generalised eigenvectors of (total − within, within)
 * with vᵀ·within·v = 1; each covariance is shrunk, within classes that of each class. `x·axesᵀ` is scikit-learn's
 * `transform`, up to the signs. With tens of pairs in hundreds of dimensions this variant generalises. For large d no
 * d × d matrix is built.
 *
 * @param x  `[n, d]`
 * @param labels  class of each point, `[n]`
 * @param components  the number of axes, at most min(classes − 1, d)
 * @param shrinkage  `auto` (Ledoit–Wolf) or a share in (0, 1]
 * @throws RangeError as `fitDiscriminantAxes`, and when the shrinkage lies outside (0, 1]
 */
export async function fitShrunkAxes(
  x: DoubleMatrix,
  labels: ArrayLike<number>,
  components: number,
  shrinkage: Shrinkage,
  work: Work = quietWork,
): Promise<DiscriminantAxes> {
  if (shrinkage !== 'auto' && !(shrinkage > 0 && shrinkage <= 1)) {
    throw new RangeError(`discriminant axes: expected shrinkage “auto” or in (0, 1], found ${shrinkage}`);
  }
  const parts = classes(x, labels);
  checkComponents(components, parts);
  const quiet = silent(work);
  const within = await withinCovariance(parts, shrinkage, quiet);
  // If the lemma does not shrink small classes (one dimension, two points each), the plain analysis remains.
  if (!(within.diagonal[0]! > 0)) return fitDiscriminantAxes(x, labels, components, work);
  const total = await totalCovariance(x, parts, shrinkage, quiet);
  const { whitening, between } = await contrast(total, within, quiet);
  const eigen = await lanczos(
    (z) => whitening.transposed(between(whitening.apply(z))),
    x.columns,
    Math.min(parts.sizes.length - 1, x.columns),
    { tolerance: 1e-11 },
    quiet,
  );
  const axes = zeros(components, x.columns);
  for (let i = 0; i < components; i++) {
    const z = eigen.vectors.subarray(i * x.columns, (i + 1) * x.columns);
    doubleRow(axes, i).set(pointPositive(whitening.apply(z)));
  }
  const positive = eigen.values.map((value) => Math.max(0, value));
  const sum = positive.reduce((a, b) => a + b, 0);
  return {
    axes,
    shares: positive.slice(0, components).map((value) => value / sum),
    mean: parts.mean,
    rank: x.columns,
  };
}

interface Contrast {
  /** of the within-class covariance */
  readonly whitening: Whitening;
  /** (total − within)·v, `[d]` */
  readonly between: (v: Float64Array) => Float64Array;
}

async function contrast(total: RidgeCovariance, within: RidgeCovariance, work: Work): Promise<Contrast> {
  const d = within.diagonal.length;
  if (d <= Math.max(DENSE_DIMENSION, within.rows.rows)) {
    const covariance = await built(within, work);
    const whitening = choleskyWhitening(covariance, d);
    if (whitening) {
      const data = (await built(total, work)).map((value, at) => value - covariance[at]!);
      return { whitening, between: (v) => times({ data, rows: d, columns: d }, v) };
    }
  }
  return {
    whitening: await ridgeWhitening(within.rows, within.diagonal, work),
    between: (v) => difference(total, within, v),
  };
}

/** The covariance itself, `[d, d]`. */
async function built({ rows, diagonal }: RidgeCovariance, work: Work): Promise<Float64Array> {
  const covariance = await columnGram(rows, work);
  const d = diagonal.length;
  for (let j = 0; j < d; j++) covariance[j * d + j]! += diagonal[j]!;
  return covariance;
}

function difference(total: RidgeCovariance, within: RidgeCovariance, v: Float64Array): Float64Array {
  const t = transposedTimes(total.rows, times(total.rows, v));
  const w = transposedTimes(within.rows, times(within.rows, v));
  return t.map((value, j) => value - w[j]! + (total.diagonal[j]! - within.diagonal[j]!) * v[j]!);
}

/** The shrunk covariances of the classes, weighted by the sizes of the classes. */
async function withinCovariance(parts: Classes, shrinkage: Shrinkage, work: Work): Promise<RidgeCovariance> {
  const { within, sizes, labels, means } = parts;
  const n = within.rows,
    d = within.columns;
  const rows = zeros(n, d);
  const diagonal = new Float64Array(d);
  for (let c = 0; c < sizes.length; c++) {
    const members = [...labels.keys()].filter((i) => labels[i] === c);
    const points = zeros(members.length, d);
    members.forEach((i, at) => doubleRow(points, at).set(doubleRow(within, i)));
    const shrunk = await shrunkCovariance(points, doubleRow(means, c), shrinkage, work);
    for (const i of members) setScaled(rows, i, within, Math.sqrt(shrunk.weight / n));
    for (let j = 0; j < d; j++) diagonal[j]! += (sizes[c]! / n) * shrunk.diagonal[j]!;
  }
  return { rows, diagonal };
}

async function totalCovariance(
  x: DoubleMatrix,
  { mean }: Classes,
  shrinkage: Shrinkage,
  work: Work,
): Promise<RidgeCovariance> {
  const centred: DoubleMatrix = {
    data: x.data.map((value, at) => value - mean[at % x.columns]!),
    rows: x.rows,
    columns: x.columns,
  };
  const shrunk = await shrunkCovariance(centred, mean, shrinkage, work);
  const weight = Math.sqrt(shrunk.weight / x.rows);
  for (let at = 0; at < centred.data.length; at++) centred.data[at]! *= weight;
  return { rows: centred, diagonal: shrunk.diagonal };
}

function setScaled(to: DoubleMatrix, i: number, from: DoubleMatrix, weight: number): void {
  const source = doubleRow(from, i);
  const target = doubleRow(to, i);
  for (let j = 0; j < target.length; j++) target[j] = weight * source[j]!;
}
