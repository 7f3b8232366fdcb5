import { row, type Matrix } from '../../../math/matrices/matrix.ts';
import type { Work } from '../../../math/work/work.ts';
import { nearestNeighbours } from '../../../math/neighbours/nearestNeighbours.ts';
import { norm } from '../../../math/matrices/dot.ts';

/** A measure of each feature: the length of its direction, or the distance to its nearest neighbour. */
export type Measure = 'norm' | 'distance';

/**
 * One number per decoder direction: its Euclidean norm, or the Euclidean distance to the nearest other direction
 * (exactly), both as stored.
 *
 * @param decoder  `[n, dim]`
 * @returns `[n]`, each at least 0
 * @throws RangeError when distances are asked for and there are fewer than two features
 */
export async function measured(decoder: Matrix, measure: Measure, work: Work): Promise<Float32Array> {
  if (measure === 'distance') {
    work.progress(0, 'Finding nearest neighbours');
    const { distances } = await nearestNeighbours(decoder, { k: 1, metric: 'euclidean' }, work);
    return distances;
  }
  return Float32Array.from({ length: decoder.rows }, (_, i) => norm(row(decoder, i)));
}
