import { mixedRows } from '../../../../math/linear/mixedRows.ts';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import type { Random } from '../../../../math/random/random.ts';
import { lengthsAbout, matchLengths } from '../../../../math/spectra/matchLengths.ts';
import type { Work } from '../../../../math/work/work.ts';

/**
 * Points without crystals, for the null: a Gaussian cloud of exactly the sample mean and covariance of the given points,
 * scaled to their lengths, the longest to the longest. All non-Gaussian structure is lost. A cloud drawn with the
 * covariance as its population's would have a wider spectrum than the points, and crystals by chance would be better in it.
 *
 * @param points  `[n, d]`
 * @returns `[n, d]`
 */
export async function matchedPoints(points: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const cloud = await mixedRows(points, stream, work);
  const zero = new Float64Array(points.columns);
  return matchLengths(cloud, lengthsAbout(points, zero), zero, new Float64Array(points.rows));
}
