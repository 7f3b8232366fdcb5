import { covarianceOfRows } from './covariance.ts';
import { lanczos } from '../linear/lanczos.ts';
import type { Operator } from '../linear/operator.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { moments, type Moments } from './moments.ts';
import { withCentredRows, withSharedRows, type SharedRows } from '../kernels/sharedRows.ts';
import { symmetricEigen } from '../linear/symmetric.ts';
import { defineTask } from '../work/team.ts';
import { stepOf, type Work } from '../work/work.ts';

export interface PcaOptions {
  /** the number of components, 1 … d */
  readonly components: number;
  /** default 42 */
  readonly seed?: number;
  /** largest ‖Cv − λv‖ allowed, as a fraction of the largest λ; default 1e-6 */
  readonly tolerance?: number;
}

/** Leading principal components of n points in d dimensions. */
export interface Pca {
  /** `[d]` */
  readonly mean: Float64Array;
  /** orthonormal, `[k, d]`, a component per row, the entry of largest magnitude positive */
  readonly components: Float64Array;
  /** variance along each component, with 1/(n − 1), descending, `[k]` */
  readonly eigenvalues: Float64Array;
  /** coordinates of the centred points along the components, `[n, k]` */
  readonly scores: Float32Array;
  /** sum of the variances of all d columns */
  readonly totalVariance: number;
  /** ‖Cv − λv‖ of each component, C the covariance, `[k]` */
  readonly residuals: Float64Array;
  /** whether every residual is within the tolerance */
  readonly converged: boolean;
}

const TOLERANCE = 1e-6;
/** Up to this much arithmetic (n·d²) the covariance is built: that is fast, and the rest is exact. */
const BUILD = 3e9;
/** The widest covariance that is built, in columns: 134 MB. A few very wide points are passed over instead. */
const WIDEST = 4096;
/** Up to this dimension all eigenpairs of a built covariance are computed. */
const WHOLE = 160;
/** Vectors per pass over the points: the kernel takes this number for the cost of one reading. */
const WIDTH = 8;

/** Components that are measured in one pass; few, so that the pass stays short. */
const TOGETHER = 16;

interface Pass {
  readonly mean: Float64Array;
  /** `[d, width]` */
  readonly v: Float64Array;
  readonly width: number;
}

/** (X − 1m)ᵀ((X − 1m)V) in float32 sums, fast; `exactTask` sums in float64. */
const quickTask = defineTask('pca.quick', (part: Matrix, { mean, v, width }: Pass) =>
  withCentredRows(part, mean, (kernel) => kernel.normal(v, width)),
);
const exactTask = defineTask('pca.exact', (part: Matrix, { mean, v, width }: Pass) =>
  withCentredRows(part, mean, (kernel) => kernel.transposedTimesMany(kernel.timesMany(v, width), width)),
);

/** Coordinates of the points along V, and the result of `exactTask`, for the cost of one. */
const scoreTask = defineTask('pca.scores', (part: Matrix, { mean, v, width }: Pass) =>
  withCentredRows(part, mean, (kernel) => {
    const along = kernel.timesMany(v, width);
    return { scores: Float32Array.from(along), image: kernel.transposedTimesMany(along, width) };
  }),
);

/**
 * Principal component analysis: the leading eigenpairs of the covariance (centred, 1/(n − 1)) and the scores of the
 * points, as scikit-learn's `PCA` up to its choice of signs. A cheap covariance is built; otherwise block Lanczos
 * passes over the points themselves. Fewer than two points, and points that are all equal, have variance 0 along any
 * components.
 *
 * @param x  `[n, d]`
 * @throws RangeError when components is not in 1 … d, or an entry is not finite
 */
export async function pca(x: Matrix, options: PcaOptions, work: Work): Promise<Pca> {
  const { components } = options;
  if (!(components >= 1 && components <= x.columns)) {
    throw new RangeError(
      `pca: expected 1 … ${x.columns} components of ${x.columns} columns, found ${components}`,
    );
  }
  return withSharedRows(x, work, async (rows) => {
    work.progress(0, 'Finding the centre');
    const about = await moments(x, rows);
    await work.pause();
    if (x.rows < 2 || about.scatter === 0) return noVariance(x, about.mean, components);
    const whole = { x, rows, about, options, work: stepOf(work, 0.1, 0.95) };
    const quick = await measured(whole, await leadingVectors(whole, quickTask));
    // If float32 sums do not suffice, float64 sums decide.
    if (quick.converged || isBuilt(x)) return quick;
    return measured(whole, await leadingVectors(whole, exactTask));
  });
}

/** Whether the covariance itself is built, rather than applied by passes over the points. */
function isBuilt({ rows, columns }: Matrix): boolean {
  return columns <= WIDEST && rows * columns * columns <= BUILD;
}

/** The input of the steps below. */
interface Setting {
  readonly x: Matrix;
  readonly rows: SharedRows;
  readonly about: Moments;
  readonly options: PcaOptions;
  readonly work: Work;
}

/** Leading eigenvectors of the covariance, `[k, d]`, by the method that is fastest for this size. */
async function leadingVectors(setting: Setting, task: typeof quickTask): Promise<Float64Array> {
  const { x, rows, about, work } = setting;
  const { components: k, seed = 42, tolerance = TOLERANCE } = setting.options;
  const d = x.columns;
  if (!isBuilt(x)) {
    const settings = { seed, tolerance, width: Math.min(WIDTH, d), basis: 3 * k + 120 };
    return (await lanczos(passOver(setting, task), d, k, settings, work)).vectors;
  }
  const c = await covarianceOfRows(x, rows, about, 'double', stepOf(work, 0, 0.5));
  const solving = stepOf(work, 0.5, 1);
  if (d <= WHOLE) return (await symmetricEigen(c, d, { vectors: true }, solving)).vectors!.slice(0, k * d);
  const settings = { seed, tolerance: 0.01 * tolerance, width: 2 };
  return (await lanczos(denseOperator(c, d), d, k, settings, solving)).vectors;
}

/** The covariance as an operator that passes over the points. */
function passOver({ x, rows, about }: Setting, task: typeof quickTask): Operator {
  return async (v, width) => {
    const total = new Float64Array(v.length);
    for (const part of await rows.each(task, { mean: about.mean, v, width })) {
      for (let i = 0; i < total.length; i++) total[i] = total[i]! + part[i]! / (x.rows - 1);
    }
    return total;
  };
}

/** Scores along the vectors, and from the same passes the variance along each and its residual. */
async function measured(setting: Setting, vectors: Float64Array): Promise<Pca> {
  const { x, about, options, work } = setting;
  const k = options.components;
  const result = {
    scores: new Float32Array(x.rows * k),
    eigenvalues: new Float64Array(k),
    residuals: new Float64Array(k),
  };
  for (let from = 0; from < k; from += TOGETHER) {
    await measureSome(setting, vectors, from, Math.min(k, from + TOGETHER), result);
    await work.pause();
  }
  const bound = (options.tolerance ?? TOLERANCE) * Math.max(...result.eigenvalues);
  return {
    ...result,
    mean: about.mean,
    components: vectors,
    eigenvalues: result.eigenvalues.map((value) => Math.max(0, value)),
    totalVariance: about.scatter / (x.rows - 1),
    converged: result.residuals.every((residual) => residual <= bound),
  };
}

/** The same for components `[from, to)`, written to their places in `result`. */
async function measureSome(
  { x, rows, about, options: { components: k } }: Setting,
  vectors: Float64Array,
  from: number,
  to: number,
  result: Pick<Pca, 'scores' | 'eigenvalues' | 'residuals'>,
): Promise<void> {
  const d = x.columns;
  const count = to - from;
  // The kernels are fastest with multiples of four vectors.
  const width = 4 * Math.ceil(count / 4);
  const v = new Float64Array(d * width);
  for (let i = 0; i < count; i++) for (let j = 0; j < d; j++) v[j * width + i] = vectors[(from + i) * d + j]!;
  const image = new Float64Array(d * width);
  let at = from;
  for (const part of await rows.each(scoreTask, { mean: about.mean, v, width })) {
    for (let p = 0; p < part.scores.length; p += width, at += k) {
      result.scores.set(part.scores.subarray(p, p + count), at);
    }
    for (let i = 0; i < image.length; i++) image[i] = image[i]! + part.image[i]! / (x.rows - 1);
  }
  for (let i = 0; i < count; i++) {
    let quotient = 0;
    for (let j = i; j < v.length; j += width) quotient += v[j]! * image[j]!;
    let sum = 0;
    for (let j = i; j < v.length; j += width) sum += (image[j]! - quotient * v[j]!) ** 2;
    result.eigenvalues[from + i] = quotient;
    result.residuals[from + i] = Math.sqrt(sum);
  }
}

/** Without variance any axes are principal: the first k unit vectors. */
function noVariance(x: Matrix, mean: Float64Array, k: number): Pca {
  const components = new Float64Array(k * x.columns);
  for (let i = 0; i < k; i++) components[i * x.columns + i] = 1;
  return {
    mean,
    components,
    eigenvalues: new Float64Array(k),
    scores: new Float32Array(x.rows * k),
    totalVariance: 0,
    residuals: new Float64Array(k),
    converged: true,
  };
}

function denseOperator(a: Float64Array, n: number): Operator {
  return (v, width) => {
    const image = new Float64Array(n * width);
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) {
        const entry = a[i * n + j]!;
        for (let c = 0; c < width; c++) {
          image[i * width + c] = image[i * width + c]! + entry * v[j * width + c]!;
        }
      }
    }
    return image;
  };
}
