import type { Matrix } from '../../../math/matrices/matrix.ts';
import type { Work } from '../../../math/work/work.ts';
import { nearestNeighbours } from '../../../math/neighbours/nearestNeighbours.ts';

/**
 * Euclidean distance of every row to its k-th nearest other row, `[rows]`, exactly (scikit-learn's
 * `NearestNeighbors(k + 1).kneighbors`, last column). Reports no progress of its own.
 *
 * @param x  `[rows, dim]`
 * @param k  at least 1, less than the number of rows
 * @throws RangeError when k is out of bounds, or a row is not finite
 */
export async function nearestDistances(x: Matrix, k: number, work: Work): Promise<Float32Array> {
  const silent = { ...quiet, team: work.team, pause: () => work.pause() };
  const { distances } = await nearestNeighbours(x, { k, metric: 'euclidean' }, silent);
  return Float32Array.from({ length: x.rows }, (_, i) => distances[i * k + k - 1]!);
}

const quiet = { progress: () => undefined };
