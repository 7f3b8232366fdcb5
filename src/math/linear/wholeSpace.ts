import type { Operator } from './operator.ts';
import { symmetricEigen } from './symmetric.ts';
import type { Work } from '../work/work.ts';

/** Leading eigenpairs, as `lanczos` returns them. */
export interface WholeSpacePairs {
  /** descending, `[k]` */
  readonly values: Float64Array;
  /** orthonormal, `[k, n]`, a vector per row, the entry of largest magnitude positive */
  readonly vectors: Float64Array;
  /** ‖Av − λv‖ of each pair, `[k]` */
  readonly residuals: Float64Array;
  readonly converged: boolean;
  /** the bound of the residuals */
  readonly tolerance: number;
}

/**
 * The leading eigenpairs of an operator on a small space, from its matrix: the images of the unit vectors.
 *
 * @param n  length of the vectors: the matrix has n² entries
 * @param k  number of pairs, in 1 … n
 * @param bound  the largest residual of a pair that has converged
 */
export async function wholeSpacePairs(
  operator: Operator,
  n: number,
  k: number,
  bound: number,
  work: Work,
): Promise<WholeSpacePairs> {
  const a = await matrixOf(operator, n);
  const { values, vectors: found } = await symmetricEigen(a, n, { vectors: true }, work);
  const vectors = found!;
  const residuals = Float64Array.from({ length: k }, (_, i) => {
    let sum = 0;
    for (let x = 0; x < n; x++) {
      let image = 0;
      for (let y = 0; y < n; y++) image += a[x * n + y]! * vectors[i * n + y]!;
      sum += (image - values[i]! * vectors[i * n + x]!) ** 2;
    }
    return Math.sqrt(sum);
  });
  return {
    values: values.slice(0, k),
    vectors: vectors.slice(0, k * n),
    residuals,
    converged: residuals.every((residual) => residual <= bound),
    tolerance: bound,
  };
}

/** An operator's matrix, `[n, n]`, its two halves averaged. */
async function matrixOf(operator: Operator, n: number): Promise<Float64Array> {
  const a = new Float64Array(n * n);
  for (let at = 0; at < n; at++) {
    const unit = new Float64Array(n);
    unit[at] = 1;
    const image = await operator(unit, 1);
    for (let x = 0; x < n; x++) {
      a[x * n + at]! += image[x]! / 2;
      a[at * n + x]! += image[x]! / 2;
    }
  }
  return a;
}
