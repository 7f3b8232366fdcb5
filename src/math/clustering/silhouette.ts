import { classSizes } from '../statistics/classes.ts';
import { type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import { quietWork, type Work } from '../work/work.ts';
import { dot } from '../matrices/dot.ts';
import type { Metric } from '../kernels/nearest/interface.ts';

/** How close points are to their own class, compared with the nearest other class: scikit-learn's silhouette. */
export interface Silhouette {
  /** mean over all points, in [−1, 1] */
  readonly mean: number;
  /** per point, in [−1, 1]; 0 for the only point of a class, `[n]` */
  readonly samples: Float64Array;
  /** mean over each class, `[classes]`; NaN for a class without points */
  readonly classMeans: Float64Array;
}

/**
 * Silhouette of labelled points: (b − a) / max(a, b), with a the mean distance to the other points of the same class
 * and b the least mean distance to the points of another class (Rousseeuw 1987), as scikit-learn's `silhouette_samples`
 * and `silhouette_score`. Time n²/2 · d; no n × n matrix is built.
 *
 * @param points  `[n, d]`
 * @param labels  class of each point, in [0, classes), `[n]`
 * @param classes  the number of classes; classes without points are ignored
 * @param metric  Euclidean distance, or cosine distance 1 − cos (cos = 0 for a zero point)
 * @throws RangeError when fewer than 2 or more than n − 1 classes have points
 */
export async function silhouette(
  points: DoubleMatrix,
  labels: ArrayLike<number>,
  classes: number,
  metric: Metric = 'euclidean',
  work: Work = quietWork,
): Promise<Silhouette> {
  const n = points.rows;
  const sizes = classSizes(labels, classes);
  const present = sizes.filter((size) => size > 0).length;
  if (labels.length !== n || present < 2 || present > n - 1) {
    throw new RangeError(
      `silhouette: expected ${n} labels of 2 to ${n - 1} classes, found ${labels.length} labels of ${present} classes`,
    );
  }
  const sums = await distanceSums(points, labels, classes, metric, work);
  const samples = new Float64Array(n);
  for (let i = 0; i < n; i++) samples[i] = sampleScore(sums, i, labels[i]!, sizes);
  return { ...means(samples, labels, sizes), samples };
}

function sampleScore(sums: Float64Array, i: number, own: number, sizes: Uint32Array): number {
  if (sizes[own] === 1) return 0;
  const within = sums[i * sizes.length + own]! / (sizes[own]! - 1);
  let nearest = Infinity;
  for (let c = 0; c < sizes.length; c++) {
    if (c !== own && sizes[c]! > 0) nearest = Math.min(nearest, sums[i * sizes.length + c]! / sizes[c]!);
  }
  const larger = Math.max(within, nearest);
  return larger > 0 ? (nearest - within) / larger : 0;
}

function means(samples: Float64Array, labels: ArrayLike<number>, sizes: Uint32Array) {
  const classMeans = new Float64Array(sizes.length);
  let mean = 0;
  samples.forEach((score, i) => {
    classMeans[labels[i]!]! += score;
    mean += score;
  });
  for (let c = 0; c < sizes.length; c++) classMeans[c]! /= sizes[c]!;
  return { mean: mean / samples.length, classMeans };
}

/** Sum of the distances from each point to the points of each class, `[n, classes]`. */
async function distanceSums(
  points: DoubleMatrix,
  labels: ArrayLike<number>,
  classes: number,
  metric: Metric,
  work: Work,
): Promise<Float64Array> {
  const { rows: n, columns: d } = points;
  const x = metric === 'cosine' ? unitRows(points) : points.data;
  const sums = new Float64Array(n * classes);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const distance =
        metric === 'cosine'
          ? Math.min(2, Math.max(0, 1 - dot(x, i * d, x, j * d, d)))
          : Math.sqrt(squaredDistance(x, i * d, j * d, d));
      sums[i * classes + labels[j]!]! += distance;
      sums[j * classes + labels[i]!]! += distance;
    }
    if ((i & 15) === 0) await work.pause();
  }
  return sums;
}

function squaredDistance(x: Float64Array, atA: number, atB: number, length: number): number {
  let even = 0,
    odd = 0,
    k = 0;
  for (; k + 1 < length; k += 2) {
    const p = x[atA + k]! - x[atB + k]!,
      q = x[atA + k + 1]! - x[atB + k + 1]!;
    even += p * p;
    odd += q * q;
  }
  if (k < length) even += (x[atA + k]! - x[atB + k]!) ** 2;
  return even + odd;
}

function unitRows(points: DoubleMatrix): Float64Array {
  const unit = points.data.slice();
  for (let i = 0; i < points.rows; i++) {
    const row = unit.subarray(i * points.columns, (i + 1) * points.columns);
    const length = Math.sqrt(dot(row, 0, row, 0, row.length));
    if (length > 0) for (let k = 0; k < row.length; k++) row[k]! /= length;
  }
  return unit;
}
