import type { DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { nearestNeighbours } from '../../../../math/neighbours/nearestNeighbours.ts';
import { silent } from '../../../../math/work/silent.ts';
import type { Work } from '../../../../math/work/work.ts';

/** Nearest rows listed for each row: of a resample, each is drawn with probability 0.63, so that these nearly always suffice. */
const LISTED = 32;

/** The distance of every row of a resample to its nearest other row, from one search among all rows. */
export interface ResampledDistances {
  /**
   * Σ over the resample's rows of f(distance to the nearest other row of the resample): 0 for a row drawn twice.
   *
   * @param counts  how often each row was drawn, `[rows]`, together at least 2
   */
  sum(counts: Uint32Array, f: (distance: number) => number): number;
}

/**
 * Lists the nearest other rows of every row once; a resample with replacement then takes from each list the first row
 * that it holds. Distances are exact, in float64.
 *
 * @param x  `[rows, d]`, at least two rows
 */
export async function resampledDistances(x: DoubleMatrix, work: Work): Promise<ResampledDistances> {
  const k = Math.min(LISTED, x.rows - 1);
  const single = { data: Float32Array.from(x.data), rows: x.rows, columns: x.columns };
  const { indices } = await nearestNeighbours(single, { k, metric: 'euclidean' }, silent(work));
  const distances = new Float64Array(indices.length);
  for (let i = 0; i < x.rows; i++) {
    if (i % 256 === 0) await work.pause();
    sortList(x, i, indices.subarray(i * k, (i + 1) * k), distances.subarray(i * k, (i + 1) * k));
  }
  const nearestDrawn = (i: number, counts: Uint32Array) => {
    for (let at = i * k; at < (i + 1) * k; at++) if (counts[indices[at]!]! > 0) return distances[at]!;
    return nearestOfAll(x, i, counts);
  };
  return {
    sum(counts, f) {
      let total = 0;
      for (let i = 0; i < x.rows; i++) {
        const count = counts[i]!;
        if (count === 1) total += f(nearestDrawn(i, counts));
        else if (count > 1) total += count * f(0);
      }
      return total;
    },
  };
}

/** Writes the exact distances of row i from the listed rows, and sorts the list by them, both in place. */
function sortList(x: DoubleMatrix, i: number, list: Uint32Array, distances: Float64Array): void {
  const exact = Array.from(list, (row) => ({ row, distance: distanceOf(x, i, row) }));
  exact.sort((a, b) => a.distance - b.distance);
  exact.forEach(({ row, distance }, at) => {
    list[at] = row;
    distances[at] = distance;
  });
}

function nearestOfAll(x: DoubleMatrix, i: number, counts: Uint32Array): number {
  let nearest = Infinity;
  for (let j = 0; j < x.rows; j++) {
    if (j !== i && counts[j]! > 0) nearest = Math.min(nearest, distanceOf(x, i, j));
  }
  return nearest;
}

function distanceOf({ data, columns }: DoubleMatrix, i: number, j: number): number {
  let square = 0;
  for (let c = 0, a = i * columns, b = j * columns; c < columns; c++, a++, b++) {
    square += (data[a]! - data[b]!) ** 2;
  }
  return Math.sqrt(square);
}
