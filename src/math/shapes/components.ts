import { smallSymmetricEigen } from '../linear/symmetric.ts';
import type { Directions, SetActivations } from './sparseSums.ts';

/** Principal components of the tokens' sums of directions. */
export interface TokenComponents {
  /** the scores of each component, each `[tokens]` */
  readonly scores: readonly Float64Array[];
  /** the share of the variance along each component */
  readonly share: Float64Array;
}

/** The number of components looked at, as published. */
export const COMPONENTS = 5;
/** A component with a smaller share of the variance, or of the points' mean squared, than this is rounding. */
const ROUNDING = 1e-12;

/**
 * The principal components of x = Σ aᵢ dᵢ over the features of a set, one point for each token (Engels et al. 2024). The
 * covariance is found from the activations, which are sparse, and never from the points.
 *
 * @param rows  coordinates of the directions, `[features, rank]`; see `coordinatesOf`
 * @returns at most five components, fewer if the points span fewer dimensions
 */
export function tokenComponents(activations: SetActivations, { rows, rank }: Directions): TokenComponents {
  const { tokens, features, token, feature, value } = activations;
  const mean = new Float64Array(features);
  for (let p = 0; p < value.length; p++) mean[feature[p]!]! += value[p]! / tokens;
  const covariance = projected(covarianceOf(activations, mean), features, rows, rank);
  const { values, vectors } = smallSymmetricEigen(covariance, rank, { vectors: true });
  const total = values.reduce((sum, each) => sum + Math.max(0, each), 0);
  const least = ROUNDING * Math.max(total, squareOf(mean, rows, rank));
  const count = values.filter((each, i) => i < COMPONENTS && each > least).length;
  const scores = Array.from({ length: count }, (_, c) => {
    // The part of each feature along the component, so that a score is a sum over the features that fire.
    const along = Float64Array.from({ length: features }, (__, f) => {
      let sum = 0;
      for (let r = 0; r < rank; r++) sum += rows[f * rank + r]! * vectors![c * rank + r]!;
      return sum;
    });
    const centre = mean.reduce((sum, each, f) => sum + each * along[f]!, 0);
    const score = new Float64Array(tokens).fill(-centre);
    for (let p = 0; p < value.length; p++) score[token[p]!]! += value[p]! * along[feature[p]!]!;
    return score;
  });
  return { scores, share: Float64Array.from(scores, (_, c) => values[c]! / total) };
}

/** The squared length of a sum of directions. */
function squareOf(factors: Float64Array, rows: Float64Array, rank: number): number {
  const sum = new Float64Array(rank);
  addRows(factors, rows, rank, sum);
  return sum.reduce((square, each) => square + each * each, 0);
}

/** The covariance of the activations, with n − 1, `[features, features]`. */
function covarianceOf({ tokens, features, token, feature, value }: SetActivations, mean: Float64Array) {
  const sums = new Float64Array(features * features);
  for (let begin = 0; begin < value.length;) {
    let end = begin;
    while (end < value.length && token[end] === token[begin]) end++;
    for (let p = begin; p < end; p++) {
      for (let q = begin; q < end; q++) sums[feature[p]! * features + feature[q]!]! += value[p]! * value[q]!;
    }
    begin = end;
  }
  for (let i = 0; i < features; i++) {
    for (let j = 0; j < features; j++) {
      const at = i * features + j;
      sums[at] = (sums[at]! - tokens * mean[i]! * mean[j]!) / Math.max(1, tokens - 1);
    }
  }
  return sums;
}

/** rowsᵀ · a · rows, `[rank, rank]`. */
function projected(a: Float64Array, n: number, rows: Float64Array, rank: number): Float64Array {
  const half = new Float64Array(n * rank);
  const out = new Float64Array(rank * rank);
  const factors = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    addRows(a.subarray(i * n, i * n + n), rows, rank, half.subarray(i * rank, i * rank + rank));
  }
  for (let r = 0; r < rank; r++) {
    for (let i = 0; i < n; i++) factors[i] = rows[i * rank + r]!;
    addRows(factors, half, rank, out.subarray(r * rank, r * rank + rank));
  }
  return out;
}

/**
 * Adds each row times its factor, in the order of the rows; four rows at a time are read and written once.
 *
 * @param factors  `[n]`
 * @param rows  `[n, width]`
 * @param to  `[width]`
 */
function addRows(factors: Float64Array, rows: Float64Array, width: number, to: Float64Array): void {
  const n = factors.length;
  let j = 0;
  for (; j + 4 <= n; j += 4) {
    const f0 = factors[j]!;
    const f1 = factors[j + 1]!;
    const f2 = factors[j + 2]!;
    const f3 = factors[j + 3]!;
    const at = j * width;
    for (let r = 0; r < width; r++) {
      const first = to[r]! + f0 * rows[at + r]! + f1 * rows[at + width + r]!;
      to[r] = first + f2 * rows[at + 2 * width + r]! + f3 * rows[at + 3 * width + r]!;
    }
  }
  for (; j < n; j++) {
    for (let r = 0; r < width; r++) to[r]! += factors[j]! * rows[j * width + r]!;
  }
}
