import { cholesky } from '../../linear/cholesky.ts';
import type { Matrix } from '../../matrices/matrix.ts';
import type { Work } from '../../work/work.ts';

/**
 * Mean `[d]` and covariance `[d, d]` of rows, with 1/n, in float64 and in one order, so that every machine finds the same to the
 * last bit; only the lower triangle of the covariance is filled.
 */
export async function meanAndCovariance({ data, rows, columns: d }: Matrix, work: Work) {
  const mean = new Float64Array(d);
  for (let p = 0; p < data.length; p++) mean[p % d]! += data[p]! / rows;
  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < d; j++) centred[j] = data[i * d + j]! - mean[j]!;
    for (let a = 0; a < d; a++) {
      const value = centred[a]! / rows;
      for (let b = 0; b <= a; b++) covariance[a * d + b]! += value * centred[b]!;
    }
    if (i % 16 === 0) await work.pause();
  }
  return { mean, covariance };
}

/**
 * Maps rows linearly so that they have a given mean and covariance, in place: x ↦ μ + F L⁻¹(x − m), with F and L the Cholesky
 * factors of the wanted covariance and of their own. Rows whose covariance is singular stay as they are.
 *
 * @param x  `[n, d]`
 * @param factor  lower triangular, `[d, d]`
 */
export async function moved(x: Matrix, mean: Float64Array, factor: Float64Array, work: Work): Promise<void> {
  const { data, rows, columns: d } = x;
  const own = await meanAndCovariance(x, work);
  const l = cholesky(own.covariance, d);
  if (!l) return;
  const z = new Float64Array(d);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < d; j++) {
      let value = data[i * d + j]! - own.mean[j]!;
      for (let k = 0; k < j; k++) value -= l[j * d + k]! * z[k]!;
      z[j] = value / l[j * d + j]!;
    }
    for (let j = 0; j < d; j++) {
      let value = mean[j]!;
      for (let k = 0; k <= j; k++) value += factor[j * d + k]! * z[k]!;
      data[i * d + j] = value;
    }
    if (i % 16 === 0) await work.pause();
  }
}
