import { type DoubleMatrix, dividedRows } from '../matrices/doubleMatrix.ts';
import { columnGram, rowGram } from '../linear/gram.ts';
import { columnScales } from '../statistics/standardDeviation.ts';
import { quietWork, type Work } from '../work/work.ts';
import { dot } from '../matrices/dot.ts';

/**
 * A covariance shrunk towards a diagonal, without a d × d matrix: `weight`·XᵀX/n + diag(`diagonal`), with X the centred
 * points of the estimate.
 */
export interface ShrunkCovariance {
  readonly weight: number;
  /** `[d]` */
  readonly diagonal: Float64Array;
  /** the share of the shrinkage, in [0, 1] */
  readonly shrinkage: number;
}

/** The share of the shrinkage: by the Ledoit–Wolf lemma, or fixed in (0, 1]. */
export type Shrinkage = 'auto' | number;

/**
 * The shrunk covariance of scikit-learn's discriminant analysis (`_cov`). For a fixed share s it is
 * (1 − s)·E + s·tr(E)/d·1, with E the covariance with 1/n. For `auto` it is the same on columns scaled to unit
 * deviation, with the share of Ledoit and Wolf (2004), scaled back.
 *
 * @param centred  points minus their mean, `[n, d]`
 * @param mean  that mean, the scale by which a column counts as constant, `[d]`
 */
export async function shrunkCovariance(
  centred: DoubleMatrix,
  mean: Float64Array,
  shrinkage: Shrinkage,
  work: Work = quietWork,
): Promise<ShrunkCovariance> {
  const { rows: n, columns: d, data } = centred;
  if (shrinkage !== 'auto') {
    const trace = dot(data, 0, data, 0, n * d) / n;
    return {
      weight: 1 - shrinkage,
      diagonal: new Float64Array(d).fill((shrinkage * trace) / d),
      shrinkage,
    };
  }
  const scales = columnScales(centred, mean);
  const standard = dividedRows(centred, scales);
  const share = await ledoitWolf(standard, work);
  const level = (share * dot(standard.data, 0, standard.data, 0, n * d)) / n / d;
  return { weight: 1 - share, diagonal: scales.map((s) => level * s * s), shrinkage: share };
}

/**
 * The share by which the Ledoit–Wolf lemma shrinks a covariance towards its mean variance, as scikit-learn's
 * `ledoit_wolf_shrinkage` (O. Ledoit, M. Wolf, "A well-conditioned estimator for large-dimensional covariance matrices",
 * J. Multivariate Analysis 88, 2004). Time n·d·min(n, d).
 *
 * @param centred  points minus their mean, `[n, d]`
 * @returns a share in [0, 1]; 0 in one dimension
 */
export async function ledoitWolf(centred: DoubleMatrix, work: Work = quietWork): Promise<number> {
  const { rows: n, columns: d, data } = centred;
  if (d === 1) return 0;
  let squares = 0,
    fourth = 0;
  for (let i = 0; i < n; i++) {
    const own = dot(data, i * d, data, i * d, d);
    squares += own;
    fourth += own * own;
  }
  // ‖XᵀX‖ = ‖XXᵀ‖: take the smaller matrix.
  const products = n < d ? await rowGram(centred, work) : await columnGram(centred, work);
  const gram = dot(products, 0, products, 0, products.length) / n ** 2;
  const level = squares / n / d;
  const spread = (gram - d * level * level) / d;
  const error = Math.min((fourth / n - gram) / (d * n), spread);
  return error > 0 ? error / spread : 0;
}
