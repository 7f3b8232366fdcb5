/**
 * Points to cluster, moved so that their mean is the origin: distances by |x|² − 2x·y + |y|² then lose the fewest digits.
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
}

/**
 * Centres points for clustering.
 *
 * @param data  `[n, dim]`, row-major
 */
export function makePoints(data: Float64Array, n: number, dim: number): Points {
  const mean = new Float64Array(dim);
  for (let i = 0, at = 0; i < n; i++) {
    for (let c = 0; c < dim; c++, at++) mean[c]! += data[at]!;
  }
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
  return { data: centred, n, dim, mean, squares, variance: sum / (n * dim) };
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
