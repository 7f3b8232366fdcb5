import { boundedHeap, offer, sortHeap, type BoundedHeap } from './boundedHeap.ts';
import type { Metric, Neighbours } from './interface.ts';

/** Rows with a metric. */
export interface Points {
  /** row-major, `[rows, dim]` */
  readonly data: Float32Array;
  readonly rows: number;
  readonly dim: number;
  readonly metric: Metric;
  /** squared lengths of the rows, `[rows]` */
  readonly norms: Float64Array;
}

/**
 * Distance of rows a and b as `PairsKernel` defines it, but squared if the metric is Euclidean (which keeps the order
 * and saves the root); 1 − cos, in [0, 2], if it is cosine. In float64, summed in order: all sets of kernels decide by
 * this sum, so they agree to the last bit.
 */
export function rowDistance({ data, dim, metric, norms }: Points, a: number, b: number): number {
  if (metric === 'euclidean') return squaredDistance(data, dim, a, b);
  const scale = Math.sqrt(norms[a]! * norms[b]!);
  const cosine = scale > 0 ? rowDot(data, dim, a, b) / scale : 0;
  return Math.min(2, Math.max(0, 1 - cosine));
}

/**
 * Squared lengths of the rows of a row-major `[rows, dim]` array, in float64, `[rows]`.
 *
 * @throws RangeError naming the first row that has an entry that is not finite
 */
export function squaredNorms(data: Float32Array, rows: number, dim: number): Float64Array {
  const norms = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    norms[i] = rowDot(data, dim, i, i);
    if (!Number.isFinite(norms[i])) {
      throw new RangeError(`nearest: row ${i} has an entry that is not finite; remove the row or repair it`);
    }
  }
  return norms;
}

/** Fills the heap with the nearest rows of row i, sorted, by comparing it with every row. */
export function nearestByAll(points: Points, heap: BoundedHeap, i: number): void {
  heap.size = 0;
  // At cosine distance 1 from every row, the first rows are nearest.
  const zero = points.metric === 'cosine' && points.norms[i] === 0;
  const end = zero ? Math.min(points.rows, heap.distances.length + 1) : points.rows;
  for (let j = 0; j < end; j++) if (j !== i) offer(heap, rowDistance(points, i, j), j);
  sortHeap(heap);
}

/**
 * Gathers the neighbours of the rows `[from, to)`.
 *
 * @param fill  fills the heap of k places with the nearest rows of row i, sorted, by `rowDistance`
 */
export function gatherNeighbours(
  { metric }: Points,
  from: number,
  to: number,
  k: number,
  fill: (heap: BoundedHeap, i: number) => void,
): Neighbours {
  const indices = new Uint32Array((to - from) * k);
  const distances = new Float32Array((to - from) * k);
  const heap = boundedHeap(k);
  for (let i = from; i < to; i++) {
    fill(heap, i);
    indices.set(heap.indices, (i - from) * k);
    for (let p = 0; p < k; p++) {
      const distance = heap.distances[p]!;
      distances[(i - from) * k + p] = metric === 'euclidean' ? Math.sqrt(distance) : distance;
    }
  }
  return { indices, distances };
}

function squaredDistance(data: Float32Array, dim: number, a: number, b: number): number {
  let sum = 0;
  for (let i = a * dim, j = b * dim, end = i + dim; i < end; i++, j++) {
    const difference = data[i]! - data[j]!;
    sum += difference * difference;
  }
  return sum;
}

function rowDot(data: Float32Array, dim: number, a: number, b: number): number {
  let sum = 0;
  for (let i = a * dim, j = b * dim, end = i + dim; i < end; i++, j++) sum += data[i]! * data[j]!;
  return sum;
}
