import { cholesky } from '../../linear/cholesky.ts';
import type { Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import { stepOf, type Work } from '../../work/work.ts';
import { hadamardMixing } from './hadamardMixing.ts';
import { meanAndCovariance, moved } from './restoreCovariance.ts';

/** Rounds of restoring mean and covariance. */
const ROUNDS = 5;
/** Products of a round, at most: of a larger cloud the rows stay as they are, because a round would take minutes. */
const MOST_PRODUCTS = 1e9;
/** The mixture that the moments are found with; any would do. */
const SEED = 1;

/**
 * Rows of a Gaussian whose mixtures (`hadamardMixing`), scaled to unit length, have the mean and the covariance of given rows of
 * unit length. Mixtures of the unit rows themselves lose them when they are scaled: long rows lie along the leading
 * axes, and scaling shrinks these. In turn the rows are scaled, mapped to the wanted mean and covariance, and what the map
 * changed is applied to the rows that are not scaled: its fixed point is the Gaussian of a projected (angular) Gaussian
 * distribution (Tyler 1987). With no more rows than dimensions, or more than 10⁹ products n d², x is returned as it is.
 *
 * @param x  `[n, d]`
 * @param scaled  scales rows to unit length, or parts of them; returns a copy
 * @returns `[n, d]`
 */
export async function gaussianOfUnitRows(
  x: Matrix,
  scaled: (rows: Matrix) => Matrix,
  work: Work,
): Promise<Matrix> {
  if (x.rows <= x.columns + 1 || x.rows * x.columns ** 2 > MOST_PRODUCTS) return x;
  const target = await meanAndCovariance(x, work);
  if (!cholesky(target.covariance, x.columns)) return x;
  const rows = await hadamardMixing(x, random(SEED), stepOf(work, 0, 0.3));
  for (let round = 0; round < ROUNDS; round++) {
    work.progress(0.3 + (0.7 * round) / ROUNDS, 'Matching the spectrum');
    const own = await meanAndCovariance(scaled(rows), work);
    const before = await meanAndCovariance(rows, work);
    const mean = before.mean.map((value, j) => value + target.mean[j]! - own.mean[j]!);
    const factor = corrected(before.covariance, own.covariance, target.covariance, x.columns);
    if (!factor) return x;
    await moved(rows, mean, factor, work);
  }
  return rows;
}

/**
 * The Cholesky factor of the covariance T B Tᵀ of rows with covariance B after the map T that turns the covariance of the
 * scaled rows into the wanted one; null if one of them is singular.
 */
function corrected(before: Float64Array, own: Float64Array, wanted: Float64Array, d: number) {
  const [b, l, f] = [cholesky(before, d), cholesky(own, d), cholesky(wanted, d)];
  if (!b || !l || !f) return null;
  // T B^½ = F (L⁻¹ B^½): a product of lower triangular matrices, and so the factor itself.
  const product = new Float64Array(d * d);
  const solved = new Float64Array(d);
  for (let column = 0; column < d; column++) {
    for (let i = column; i < d; i++) {
      let value = b[i * d + column]!;
      for (let k = column; k < i; k++) value -= l[i * d + k]! * solved[k]!;
      solved[i] = value / l[i * d + i]!;
    }
    for (let i = column; i < d; i++) {
      let value = 0;
      for (let k = column; k <= i; k++) value += f[i * d + k]! * solved[k]!;
      product[i * d + column] = value;
    }
  }
  return product;
}
