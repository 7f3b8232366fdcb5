import { cholesky } from '../../linear/cholesky.ts';
import { norm } from '../../matrices/dot.ts';
import { row, takeRows, type Matrix } from '../../matrices/matrix.ts';
import type { Random } from '../../random/random.ts';
import { stepOf, type Work } from '../../work/work.ts';
import { hadamardMixing } from './hadamardMixing.ts';
import { turnToLengths } from './turnToLengths.ts';
import { meanAndCovariance, moved } from './restoreCovariance.ts';

/** Up to this deviation of the lengths as a share of their mean, turns are enough. */
const NEARLY_EQUAL = 0.05;
/** Rounds of scaling to the lengths and restoring the covariance before the turns, if lengths are unequal. */
const ROUNDS = 4;

/**
 * A cloud that has the mean, the sample covariance and the row lengths of another, and otherwise is a Gaussian sample: the
 * rows are mixed by a random rotation of the sample, which keeps mean and covariance exactly (that is μ + Z·chol(S) for a
 * Gaussian Z whose sample covariance is 1), get the lengths of the rows by rank, so that feature i has its own length again, and
 * are turned so that lengths and covariance hold together. Zero rows stay zero. If lengths are very unequal (a standard deviation of
 * their logarithm above about 0.5), or there are fewer rows than dimensions and unequal lengths, the lengths hold exactly
 * and the covariance nearly.
 *
 * @param x  `[n, d]`
 * @returns `[n, d]`
 */
export async function spectrumMatched(x: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const all = Float64Array.from({ length: x.rows }, (_, i) => norm(row(x, i)));
  const there = Uint32Array.from(all.keys()).filter((i) => all[i]! > 0);
  const given = there.length === x.rows ? x : takeRows(x, there);
  const lengths = Float64Array.from(there, (i) => all[i]!);
  const cloud = await hadamardMixing(given, stream, stepOf(work, 0, 0.3));
  placeByRank(cloud, lengths);
  if (isUneven(lengths) && given.rows > given.columns + 1) {
    const target = await meanAndCovariance(given, work);
    const factor = cholesky(target.covariance, given.columns);
    for (let round = 0; factor && round < ROUNDS; round++) {
      work.progress(0.3 + (0.3 * round) / ROUNDS, 'Matching lengths and covariance');
      scaleTo(cloud, lengths);
      await moved(cloud, target.mean, factor, work);
    }
  }
  await turnToLengths(cloud, lengths, stream, stepOf(work, 0.6, 1));
  return there.length === x.rows ? cloud : spread(cloud, there, x.rows);
}

function isUneven(lengths: Float64Array): boolean {
  const mean = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  const square = lengths.reduce((sum, length) => sum + (length - mean) ** 2, 0) / lengths.length;
  return Math.sqrt(square) > NEARLY_EQUAL * mean;
}

/** Puts the rows in such an order that their lengths have the ranks of given ones, in place. */
function placeByRank(x: Matrix, lengths: Float64Array): void {
  const own = Float64Array.from(lengths, (_, i) => norm(row(x, i)));
  const ranked = (values: Float64Array) =>
    Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
  const [from, to] = [ranked(own), ranked(lengths)];
  const source = new Uint32Array(x.rows);
  to.forEach((place, rank) => (source[place] = from[rank]!));
  const done = new Uint8Array(x.rows);
  for (let start = 0; start < x.rows; start++) {
    if (done[start]) continue;
    const saved = row(x, start).slice();
    let place = start;
    for (; source[place] !== start; place = source[place]!) {
      row(x, place).set(row(x, source[place]!));
      done[place] = 1;
    }
    row(x, place).set(saved);
    done[place] = 1;
  }
}

function scaleTo(x: Matrix, lengths: Float64Array): void {
  for (let i = 0; i < x.rows; i++) {
    const own = row(x, i);
    const length = norm(own);
    if (length > 0) for (let j = 0; j < own.length; j++) own[j] = (own[j]! * lengths[i]!) / length;
  }
}

/** Rows at their places among `rows` rows; the others are zero. */
function spread(x: Matrix, places: Uint32Array, rows: number): Matrix {
  const data = new Float32Array(rows * x.columns);
  places.forEach((place, i) => data.set(row(x, i), place * x.columns));
  return { data, rows, columns: x.columns };
}
