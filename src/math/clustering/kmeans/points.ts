import type { DenseKernel } from '../../kernels/interface.ts';
import { kernels } from '../../kernels/kernels.ts';
import type { Matrix } from '../../matrices/matrix.ts';

/**
 * Points to cluster, moved so that their mean is the origin: distances by |x|² − 2x·y + |y|² then lose the fewest digits.
 * From `WIDE` dimensions on, the kernels keep a float32 copy.
 */
export interface Points {
  /** centred coordinates, `[n, dim]` */
  readonly data: Float64Array;
  readonly n: number;
  readonly dim: number;
  /** the mean that was subtracted, `[dim]` */
  readonly mean: Float64Array;
  /** squared length of each centred point, `[n]` */
  readonly squares: Float64Array;
  /** mean over dimensions of the variance (divided by n) */
  readonly variance: number;
  /** the same points for the kernels; null if plain float64 loops are faster */
  readonly wide: { readonly matrix: Matrix; readonly kernel: DenseKernel } | null;
}

/** Dimensions from which the kernels beat plain loops. */
const WIDE = 32;

/**
 * Centres points for clustering; `releasePoints` frees the memory of the kernels.
 *
 * @param data  `[n, dim]`, row-major
 */
export function makePoints(data: Float64Array, n: number, dim: number): Points {
  const mean = new Float64Array(dim);
  for (let p = 0; p < data.length; p++) mean[p % dim]! += data[p]!;
  for (let c = 0; c < dim; c++) mean[c]! /= n;
  const centred = new Float64Array(n * dim);
  const squares = new Float64Array(n);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let square = 0;
    for (let c = 0; c < dim; c++) {
      const x = data[i * dim + c]! - mean[c]!;
      centred[i * dim + c] = x;
      square += x * x;
    }
    squares[i] = square;
    sum += square;
  }
  return { data: centred, n, dim, mean, squares, variance: sum / (n * dim), wide: widen(centred, n, dim) };
}

/** Frees the memory of the kernels. */
export function releasePoints(points: Points): void {
  points.wide?.kernel.free();
}

function widen(data: Float64Array, n: number, dim: number): Points['wide'] {
  if (dim < WIDE) return null;
  const matrix = { data: Float32Array.from(data), rows: n, columns: dim };
  return { matrix, kernel: kernels().dense(matrix) };
}

/** Squared distance from point `i` to the vector at `offset` of `others`, in float64. */
export function squaredDistance(points: Points, i: number, others: Float64Array, offset: number): number {
  const { data, dim } = points;
  const at = i * dim;
  let sum = 0;
  for (let c = 0; c < dim; c++) {
    const difference = data[at + c]! - others[offset + c]!;
    sum += difference * difference;
  }
  return sum;
}
