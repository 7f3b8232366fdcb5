import { row, type Matrix } from '../../matrices/matrix.ts';
import { inverseNorms } from '../../matrices/norms.ts';
import { shuffle, type Random } from '../../random/random.ts';
import type { Work } from '../../work/work.ts';
import type { Target } from './matchingPursuit.ts';

/** A draw mixes this share of the rows, within the bounds below, and at most half of them. */
const SHARE = 1 / 16;
const LEAST_MIXED = 24;
const MOST_MIXED = 4096;

/**
 * Random directions with the mean and the covariance of a cloud of directions, as targets of a pursuit: the null of a
 * decomposition. Each draw is the mean of the unit rows plus a Gaussian mix of some of them, chosen again for each draw:
 * μ + Σ zⱼ (uⱼ − μ)/√m. Over draws its covariance is that of the unit rows, whatever their spectrum.
 *
 * The rows that a draw mixes are barred from its own pursuit, as a feature is barred from its own. Otherwise a draw
 * would correlate with its parts, and would be explained better than an independent direction of the same covariance.
 *
 * @param x  `[rows, dim]`; zero rows are left out
 * @returns `[draws]`
 * @throws RangeError when fewer than two rows are not zero
 */
export async function randomMixes(x: Matrix, draws: number, stream: Random, work: Work): Promise<Target[]> {
  const { columns: dim } = x;
  const inverse = inverseNorms(x);
  const directed = Uint32Array.from(inverse.keys()).filter((i) => inverse[i]! > 0);
  if (directed.length < 2) {
    throw new RangeError(
      `random mixes: expected at least 2 rows that are not zero, found ${directed.length}`,
    );
  }
  const mean = meanDirection(x, inverse, directed);
  const most = Math.floor(directed.length / 2);
  const mixed = Math.min(most, MOST_MIXED, Math.max(LEAST_MIXED, Math.round(SHARE * directed.length)));
  const targets: Target[] = [];
  for (let draw = 0; draw < draws; draw++) {
    await work.pause();
    const without = shuffle(directed, stream).slice(0, mixed);
    const vector = mean.slice();
    for (const i of without) {
      const weight = stream.normal() / Math.sqrt(mixed);
      const values = row(x, i);
      for (let j = 0; j < dim; j++) vector[j]! += weight * (values[j]! * inverse[i]! - mean[j]!);
    }
    targets.push({ vector, without });
  }
  return targets;
}

/** Mean of the rows scaled to unit length, `[dim]`. */
function meanDirection(x: Matrix, inverse: Float64Array, directed: Uint32Array): Float64Array {
  const mean = new Float64Array(x.columns);
  for (const i of directed) {
    const values = row(x, i);
    const factor = inverse[i]! / directed.length;
    for (let j = 0; j < mean.length; j++) mean[j]! += factor * values[j]!;
  }
  return mean;
}
