import { numpyRandom, type Draws } from '../../random/numpyRandom.ts';
import type { Work } from '../../work/work.ts';
import { descendOnTeam } from './descents.ts';
import { seedDraws } from './seeding.ts';

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
  checkCoordinates(data, n, dim);
  const {
    stream = numpyRandom(options.seed ?? 42),
    restarts = 10,
    maximumIterations = 300,
    tolerance = 1e-4,
  } = options;
  if (restarts < 1) throw new RangeError(`kmeans: restarts must be at least 1, found ${restarts}`);
  // The draws do not depend on the descents, so that the team can share these.
  const starts = Array.from({ length: restarts }, () => seedDraws(n, k, stream));
  const descents = await descendOnTeam({ data, n, dim, k, tolerance, maximumIterations }, starts, work);
  return descents.reduce((best, own) => (clearlyBelow(own.inertia, best.inertia) ? own : best));
}

function checkCoordinates(data: Float64Array, n: number, dim: number): void {
  if (data.length !== n * dim) {
    throw new RangeError(`kmeans: ${n} × ${dim} needs ${n * dim} coordinates, found ${data.length}`);
  }
  if (!data.every((value) => Number.isFinite(value)))
    throw new RangeError('kmeans: coordinates must be finite');
}

/** Whether a is below b by more than rounding, so that a partition does not replace itself. */
function clearlyBelow(a: number, b: number): boolean {
  return a < b * (1 - 1e-12);
}
