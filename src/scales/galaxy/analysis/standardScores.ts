import { DataError } from '../../../dataset/error.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Random } from '../../../math/random/random.ts';
import { matchedGaussianSteps } from '../../../math/spectra/matchedGaussian.ts';
import { lengthsAbout, matchLengths } from '../../../math/spectra/matchLengths.ts';
import { pca } from '../../../math/spectra/pca.ts';
import { zeroEigenvalue } from '../../../math/spectra/zeroEigenvalue.ts';
import { standardisedWithOrigin } from '../../../math/statistics/standardise.ts';
import type { Steps } from '../../../math/work/steps.ts';
import type { Work } from '../../../math/work/work.ts';

/** Standardised rows along their leading principal components. */
export interface StandardScores {
  /** `[rows, components]` */
  readonly scores: Matrix;
  /** variance along each component, `[components]` */
  readonly eigenvalues: Float64Array;
  /** scores of the zero vector, `[components]` */
  readonly origin: Float64Array;
  /** distance of each row from the zero vector in all directions, `[rows]` */
  readonly lengths: Float64Array;
  /** the directions beyond the components: their number, the variance in each, and how far the zero vector lies from the mean */
  readonly rest: { readonly dim: number; readonly variance: number; readonly origin: number };
}

/**
 * Scores of the standardised rows along those leading components that have variance.
 *
 * @param x  `[rows, dim]`
 * @param most  the largest number of components, at most rows − 1 and dim
 * @throws DataError when all rows are equal
 */
export async function standardScores(
  x: Matrix,
  most: number,
  seed: number,
  work: Work,
): Promise<StandardScores> {
  const standard = standardisedWithOrigin(x);
  const found = await pca(standard.x, { components: most, seed }, work);
  const zero = zeroEigenvalue(found.eigenvalues);
  const width = found.eigenvalues.findLastIndex((value) => value > zero) + 1;
  if (width === 0) throw new DataError('All features of this layer are equal: there is no cloud to measure.');
  const data = new Float32Array(x.rows * width);
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < width; j++) data[i * width + j] = found.scores[i * most + j]!;
  }
  const offset = standard.origin.map((value, j) => value - found.mean[j]!);
  const origin = Float64Array.from({ length: width }, (_, k) =>
    offset.reduce((sum, value, j) => sum + value * found.components[k * x.columns + j]!, 0),
  );
  const eigenvalues = found.eigenvalues.slice(0, width);
  const square = (values: Float64Array) => values.reduce((sum, value) => sum + value ** 2, 0);
  const remaining = found.totalVariance - eigenvalues.reduce((sum, value) => sum + value, 0);
  const dim = remaining > zero * x.columns ? x.columns - width : 0;
  return {
    scores: { data, rows: x.rows, columns: width },
    eigenvalues,
    origin,
    lengths: lengthsAbout(standard.x, standard.origin),
    rest: {
      dim,
      variance: dim > 0 ? remaining / dim : 0,
      origin: Math.sqrt(Math.max(0, square(offset) - square(origin))),
    },
  };
}

/**
 * A cloud without clusters that has the rows' covariance and lengths: a Gaussian of exactly their sample covariance, its
 * rows rescaled about the zero vector to the lengths of the rows by rank.
 *
 * @returns `[rows, components]`
 */
export function* matchedCloud(like: StandardScores, stream: Random): Steps<Matrix> {
  const { scores, eigenvalues, origin, lengths, rest } = like;
  const cloud = yield* matchedGaussianSteps(scores.rows, eigenvalues, stream);
  const beyond = Float64Array.from(lengths, () => squaredLengthBeyond(rest, stream));
  return matchLengths(cloud, lengths, origin, beyond);
}

/** The normal numbers that `matchedCloud` draws from its stream. */
export const normalsOfCloud = ({ scores, rest }: StandardScores): number =>
  scores.rows * (scores.columns + (rest.dim > 0 ? 2 : 0));

/**
 * The squared distance of a Gaussian row from the zero vector in the directions beyond the components, all of the same
 * variance: a χ² by its cube root (Wilson & Hilferty 1931), moved by the distance of the zero vector.
 */
function squaredLengthBeyond({ dim, variance, origin }: StandardScores['rest'], stream: Random): number {
  if (dim === 0) return 0;
  const spread = 2 / (9 * dim);
  const chiSquare = dim * Math.max(0, 1 - spread + stream.normal() * Math.sqrt(spread)) ** 3;
  const along = 2 * origin * Math.sqrt(variance) * stream.normal();
  return Math.max(0, variance * chiSquare - along + origin ** 2);
}
