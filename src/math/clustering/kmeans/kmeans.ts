import { numpyRandom, type Draws } from '../../random/numpyRandom.ts';
import type { Work } from '../../work/work.ts';
import { descend, type Descent } from './lloyd.ts';
import { makePoints, releasePoints, type Points } from './points.ts';
import { seedCentres } from './seeding.ts';

export interface KMeansOptions {
  /** default 42; the draws are those of NumPy's `RandomState(seed)` */
  readonly seed?: number;
  /** a stream to continue, instead of a seed */
  readonly stream?: Draws;
  /** descents from different first centres, of which the best is kept; default 10 */
  readonly restarts?: number;
  /** default 300 */
  readonly maximumIterations?: number;
  /** the total squared movement of the centres at which a descent ends, relative to the mean variance; default 1e-4 */
  readonly tolerance?: number;
}

export interface KMeans {
  /** cluster of each point, 0 … k − 1, `[n]` */
  readonly labels: Int32Array;
  /** `[k, dim]` */
  readonly centres: Float64Array;
  /** Σ of squared distances to the nearest centre */
  readonly inertia: number;
  /** of the descent kept */
  readonly iterations: number;
}

/**
 * k-means: greedy k-means++ seeding, Lloyd's iteration, and of several descents the one with the least inertia, with
 * the defaults of scikit-learn's `KMeans(n_init=10)`. First centres are drawn from NumPy's stream in scikit-learn's
 * order (version 1.2), so that the same seed gives scikit-learn's clusters unless rounding decides.
 *
 * @param data  finite coordinates, `[n, dim]`, row-major
 * @param k  number of clusters, 1 … n
 * @throws RangeError when k is out of range, the length is not `n * dim`, or an entry is not finite
 */
export async function kmeans(
  data: Float64Array,
  n: number,
  dim: number,
  k: number,
  options: KMeansOptions,
  work: Work,
): Promise<KMeans> {
  if (!Number.isInteger(k) || k < 1 || k > n) {
    throw new RangeError(`kmeans: the number of clusters must be from 1 to ${n} (the points), found ${k}`);
  }
  const points = makePoints(data, n, dim);
  try {
    const best = await bestDescent(points, k, options, work);
    const centres = best.centres.map((value, p) => value + points.mean[p % dim]!);
    return { labels: best.labels, centres, inertia: best.inertia, iterations: best.iterations };
  } finally {
    releasePoints(points);
  }
}

async function bestDescent(points: Points, k: number, options: KMeansOptions, work: Work): Promise<Descent> {
  const {
    stream = numpyRandom(options.seed ?? 42),
    restarts = 10,
    maximumIterations = 300,
    tolerance = 1e-4,
  } = options;
  let best: Descent | null = null;
  for (let attempt = 0; attempt < restarts; attempt++) {
    work.progress(attempt / restarts, `k-means, start ${attempt + 1} of ${restarts}`);
    const chosen = await seedCentres(points, k, stream, work);
    const start = new Float64Array(k * points.dim);
    chosen.forEach((i, c) =>
      start.set(points.data.subarray(i * points.dim, (i + 1) * points.dim), c * points.dim),
    );
    const descent = await descend(points, start, tolerance * points.variance, maximumIterations, work);
    if (best === null || clearlyBelow(descent.inertia, best.inertia)) best = descent;
  }
  if (best === null) throw new RangeError(`kmeans: restarts must be at least 1, found ${restarts}`);
  return best;
}

/** Whether a is below b by more than rounding, so that a partition does not replace itself. */
function clearlyBelow(a: number, b: number): boolean {
  return a < b * (1 - 1e-12);
}
