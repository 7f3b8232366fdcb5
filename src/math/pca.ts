import { covarianceOfRows } from './covariance.ts';
import { lanczos, type EigenPairs, type Operator } from './lanczos.ts';
import type { Matrix } from './matrix.ts';
import { moments, type Moments } from './moments.ts';
import { residentRows, withSharedRows, type SharedRows } from './sharedRows.ts';
import { symmetricEigen } from './symmetric.ts';
import { defineTask } from './team.ts';
import { stepOf, type Work } from './work.ts';

export interface PcaOptions {
  /** how many components, 1 … d */
  readonly components: number;
  /** 42 where left out */
  readonly seed?: number;
  /** largest ‖Cv − λv‖ allowed, as a fraction of the largest λ; 1e-8 where left out */
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

/** Up to this much arithmetic (n·d²) the covariance is built: it is soon done, and the rest is exact. */
const BUILD = 3e9;
/** Up to this dimension a built covariance is diagonalised whole. */
const WHOLE = 160;
/** Vectors per pass over the data. */
const WIDTH = 8;
/** Rows that stay in cache between the two halves of a pass, in entries. */
const CACHED = 1 << 17;

interface Pass {
  /** `[d, width]` */
  readonly v: Float64Array;
  readonly width: number;
  /** meanᵀ·V, `[width]` */
  readonly shift: Float64Array;
}

const scatterTask = defineTask('pca.scatter', (part: Matrix, { v, width, shift }: Pass) => {
  const kernel = residentRows(part);
  const total = new Float64Array(part.columns * width);
  const strip = Math.max(8, Math.floor(CACHED / part.columns));
  for (let from = 0; from < part.rows; from += strip) {
    const to = Math.min(part.rows, from + strip);
    const along = kernel.timesMany(v, width, from, to);
    for (let i = 0; i < along.length; i++) along[i] = along[i]! - shift[i % width]!;
    const back = kernel.transposedTimesMany(along, width, from, to);
    for (let i = 0; i < total.length; i++) total[i] = total[i]! + back[i]!;
  }
  return total;
});

const scoreTask = defineTask('pca.scores', (part: Matrix, { v, width, shift }: Pass) => {
  const along = residentRows(part).timesMany(v, width);
  return Float32Array.from(along, (value, i) => value - shift[i % width]!);
});

/**
 * Principal component analysis: the leading eigenpairs of the covariance (centred, 1/(n − 1)), and the
 * points' scores, as scikit-learn's `PCA` up to its choice of signs. Where the covariance is cheap it is
 * built; otherwise block Lanczos passes over the points themselves. Fewer than two points, or points that
 * are all equal, have variance 0 along any components.
 *
 * @param x  `[n, d]`
 * @throws RangeError when components is not in 1 … d, or an entry is not finite
 */
export async function pca(x: Matrix, options: PcaOptions, work: Work): Promise<Pca> {
  const { components } = options;
  if (!(components >= 1 && components <= x.columns)) {
    throw new RangeError(
      `pca: ${components} components of ${x.columns} columns asked for, expected 1 … ${x.columns}`,
    );
  }
  return withSharedRows(x, work, async (rows) => {
    work.progress(0, 'Finding the centre');
    const about = await moments(x, rows);
    const pairs = await leadingPairs(x, rows, about, options, stepOf(work, 0.05, 0.95));
    const scores = await scoresOf(x, rows, about.mean, pairs.vectors, components);
    return {
      mean: about.mean,
      components: pairs.vectors,
      eigenvalues: pairs.values.map((value) => Math.max(0, value)),
      scores,
      totalVariance: x.rows < 2 ? 0 : about.scatter / (x.rows - 1),
      residuals: pairs.residuals,
      converged: pairs.converged,
    };
  });
}

/** Eigenpairs of the covariance by the way that is fastest for this size. */
async function leadingPairs(
  x: Matrix,
  rows: SharedRows,
  about: Moments,
  { components, seed = 42, tolerance = 1e-8 }: PcaOptions,
  work: Work,
): Promise<EigenPairs> {
  const d = x.columns;
  if (x.rows < 2 || about.scatter === 0) return unitPairs(components, d);
  if (x.rows * d * d > BUILD) {
    const operator = passOver(x, rows, about.mean);
    return lanczos(operator, d, components, { seed, tolerance, width: Math.min(WIDTH, d) }, work);
  }
  const c = await covarianceOfRows(x, rows, about, 'double', stepOf(work, 0, 0.5));
  if (d <= WHOLE) return wholePairs(c, d, components, tolerance, stepOf(work, 0.5, 1));
  const operator = denseOperator(c, d);
  return lanczos(operator, d, components, { seed, tolerance, width: 2 }, stepOf(work, 0.5, 1));
}

/** The covariance as an operator that passes over the points: (X − 1m)ᵀ((X − 1m)V) / (n − 1). */
function passOver(x: Matrix, rows: SharedRows, mean: Float64Array): Operator {
  return async (v, width) => {
    const parts = await rows.each(scatterTask, { v, width, shift: shiftOf(mean, v, width) });
    const total = new Float64Array(v.length);
    for (const part of parts) {
      for (let i = 0; i < total.length; i++) total[i] = total[i]! + part[i]! / (x.rows - 1);
    }
    return total;
  };
}

/** meanᵀ·V, `[width]`. */
function shiftOf(mean: Float64Array, v: Float64Array, width: number): Float64Array {
  const shift = new Float64Array(width);
  for (let j = 0; j < mean.length; j++) {
    for (let c = 0; c < width; c++) shift[c] = shift[c]! + mean[j]! * v[j * width + c]!;
  }
  return shift;
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

/** The leading pairs out of the full spectrum, with their residuals. */
async function wholePairs(
  c: Float64Array,
  d: number,
  k: number,
  tolerance: number,
  work: Work,
): Promise<EigenPairs> {
  const full = await symmetricEigen(c, d, { vectors: true }, work);
  const values = full.values.slice(0, k);
  const vectors = full.vectors!.slice(0, k * d);
  const residuals = values.map((value, i) => {
    let sum = 0;
    for (let r = 0; r < d; r++) {
      let entry = -value * vectors[i * d + r]!;
      for (let j = 0; j < d; j++) entry += c[r * d + j]! * vectors[i * d + j]!;
      sum += entry * entry;
    }
    return Math.sqrt(sum);
  });
  const bound = tolerance * Math.abs(values[0]!);
  return {
    values,
    vectors,
    residuals,
    converged: residuals.every((residual) => residual <= bound),
    iterations: 1,
    tolerance: bound,
  };
}

/** Where there is no variance any axes do: the first k unit vectors. */
function unitPairs(k: number, d: number): EigenPairs {
  const vectors = new Float64Array(k * d);
  for (let i = 0; i < k; i++) vectors[i * d + i] = 1;
  const zeros = new Float64Array(k);
  return { values: zeros, vectors, residuals: zeros.slice(), converged: true, iterations: 0, tolerance: 0 };
}

async function scoresOf(
  x: Matrix,
  rows: SharedRows,
  mean: Float64Array,
  components: Float64Array,
  k: number,
): Promise<Float32Array> {
  const d = x.columns;
  const v = new Float64Array(d * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < d; j++) v[j * k + i] = components[i * d + j]!;
  const scores = new Float32Array(x.rows * k);
  let at = 0;
  for (const part of await rows.each(scoreTask, { v, width: k, shift: shiftOf(mean, v, k) })) {
    scores.set(part, at);
    at += part.length;
  }
  return scores;
}
