import type { ClustersKernel } from '../../kernels/interface.ts';
import { kernels } from '../../kernels/kernels.ts';
import { assign } from './assignment.ts';
import type { Paced } from './paced.ts';
import { squaredDistance, type Points } from './points.ts';

/** One descent of k-means from given centres. */
export interface Descent {
  /** `[n]` */
  readonly labels: Int32Array;
  /** in the centred coordinates of the points, `[k, dim]` */
  readonly centres: Float64Array;
  /** Σ of squared distances to the nearest centre */
  readonly inertia: number;
  readonly iterations: number;
}

/**
 * Lloyd's iteration as scikit-learn's: assigns the points and moves each centre to the mean of its points (the centre of
 * an empty cluster to the point furthest from its centre), until no label changes, the total squared movement of the
 * centres is at most `tolerance`, or `maximumIterations` are done.
 *
 * @param start  first centres in the centred coordinates, `[k, dim]`
 */
export function* descend(
  points: Points,
  start: Float64Array,
  tolerance: number,
  maximumIterations: number,
): Paced<Descent> {
  const clusters = kernels().clusters(points.data, points.n, points.dim, start.length / points.dim);
  try {
    return yield* iterate(points, clusters, start, tolerance, maximumIterations);
  } finally {
    clusters.free();
  }
}

function* iterate(
  points: Points,
  clusters: ClustersKernel,
  start: Float64Array,
  tolerance: number,
  maximumIterations: number,
): Paced<Descent> {
  const { n, dim } = points;
  const k = start.length / dim;
  let labels = clusters.labels();
  let shifts: Float64Array | null = null;
  let centres = start;
  let iterations = 0;
  let settled = false;
  while (iterations < maximumIterations && !settled) {
    iterations++;
    const changed = yield* assign(points, clusters, centres, shifts);
    labels = clusters.labels();
    const moved = means(points, labels, clusters.sums(), centres, k);
    yield n * dim;
    shifts = new Float64Array(k);
    let total = 0;
    for (let c = 0; c < k; c++) {
      const square = distanceBetween(centres, moved, c * dim, dim);
      shifts[c] = Math.sqrt(square);
      total += square;
    }
    centres = moved;
    settled = changed === 0;
    if (total <= tolerance) break;
  }
  if (!settled) {
    yield* assign(points, clusters, centres, shifts);
    labels = clusters.labels();
  }
  let inertia = 0;
  for (let i = 0; i < n; i++) inertia += squaredDistance(points, i, centres, labels[i]! * dim);
  return { labels, centres, inertia, iterations };
}

/**
 * The means of the labelled points, `[k, dim]`; empty clusters take the points furthest from their centres.
 *
 * @param sums  of the points of each cluster, `[k, dim]`; they become the means
 */
function means(
  points: Points,
  labels: Int32Array,
  sums: Float64Array,
  centres: Float64Array,
  k: number,
): Float64Array {
  const { n, dim } = points;
  const sizes = new Float64Array(k);
  for (let i = 0; i < n; i++) sizes[labels[i]!]!++;
  relocate(points, labels, centres, sums, sizes);
  for (let c = 0; c < k; c++) {
    for (let d = 0; d < dim; d++) {
      // A cluster whose only point was relocated keeps its centre.
      sums[c * dim + d] = sizes[c]! > 0 ? sums[c * dim + d]! / sizes[c]! : centres[c * dim + d]!;
    }
  }
  return sums;
}

/** Moves the furthest points into the empty clusters (scikit-learn's `_relocate_empty_clusters`). */
function relocate(
  points: Points,
  labels: Int32Array,
  centres: Float64Array,
  sums: Float64Array,
  sizes: Float64Array,
): void {
  const { data, n, dim } = points;
  const empty: number[] = [];
  sizes.forEach((size, c) => size === 0 && empty.push(c));
  if (empty.length === 0) return;
  const distances = Float64Array.from({ length: n }, (_, i) =>
    squaredDistance(points, i, centres, labels[i]! * dim),
  );
  const furthest = Array.from({ length: n }, (_, i) => i)
    .sort((i, j) => distances[j]! - distances[i]! || i - j)
    .slice(0, empty.length);
  furthest.forEach((i, e) => {
    const from = labels[i]!;
    const to = empty[e]!;
    for (let c = 0; c < dim; c++) {
      sums[from * dim + c]! -= data[i * dim + c]!;
      sums[to * dim + c]! += data[i * dim + c]!;
    }
    sizes[from]!--;
    sizes[to]!++;
  });
}

function distanceBetween(a: Float64Array, b: Float64Array, offset: number, dim: number): number {
  let sum = 0;
  for (let c = offset; c < offset + dim; c++) sum += (a[c]! - b[c]!) ** 2;
  return sum;
}
