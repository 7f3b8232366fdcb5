import { row, type Matrix } from '../matrices/matrix.ts';
import type { Random } from '../random/random.ts';
import { dot, norm } from '../matrices/dot.ts';

/** The mean cosine over all pairs of different rows. */
export interface MeanCosine {
  /** in [−1, 1] */
  readonly value: number;
  /** the number of rows of non-zero length */
  readonly n: number;
  /** the number of rows of length zero, which are left out */
  readonly zeroRows: number;
}

/**
 * Mean cosine over all n(n−1)/2 pairs of different rows, exact without a pass over pairs: (‖Σ u‖² − n) / (n(n−1)) for
 * the unit vectors u.
 *
 * @param x  `[rows, dim]`
 * @throws RangeError when fewer than two rows have non-zero length
 */
export function meanCosine(x: Matrix): MeanCosine {
  const sum = new Float64Array(x.columns);
  let n = 0;
  for (let i = 0; i < x.rows; i++) {
    const direction = row(x, i);
    const length = norm(direction);
    if (length === 0) continue;
    for (let j = 0; j < x.columns; j++) sum[j]! += direction[j]! / length;
    n++;
  }
  if (n < 2) {
    throw new RangeError(`mean cosine: a pair needs 2 rows of non-zero length, found ${n} of ${x.rows}`);
  }
  return { value: (dot(sum, 0, sum, 0, x.columns) - n) / (n * (n - 1)), n, zeroRows: x.rows - n };
}

/**
 * `meanCosine` of some rows only, for many sets of rows of one matrix. Rows of length zero are left out.
 *
 * @param x  `[n, dim]`
 * @param inverse  the inverse length of each row, 0 for a zero row, `[n]`; see `inverseNorms`
 * @param rows  row numbers, each once
 * @returns in [−1, 1]; NaN when fewer than two of the rows have non-zero length
 */
export function meanCosineAmong(x: Matrix, inverse: Float64Array, rows: ArrayLike<number>): number {
  const { data, columns } = x;
  const sum = new Float64Array(columns);
  let n = 0;
  for (let i = 0; i < rows.length; i++) {
    const scale = inverse[rows[i]!]!;
    if (scale === 0) continue;
    n++;
    for (let j = 0, at = rows[i]! * columns; j < columns; j++, at++) sum[j]! += data[at]! * scale;
  }
  return n < 2 ? NaN : (dot(sum, 0, sum, 0, columns) - n) / (n * (n - 1));
}

/**
 * Standard deviation of the mean cosine over all pairs of n uniform independent directions in `dim` dimensions,
 * √(2 / (n(n−1)dim)), because cosines of different pairs are uncorrelated and have variance 1/dim. The mean is 0.
 */
export function meanCosineDeviation(n: number, dim: number): number {
  return Math.sqrt(2 / (n * (n - 1) * dim));
}

/**
 * Cosines of random pairs of different rows of non-zero length, `[pairs]`, in [−1, 1].
 *
 * @param x  `[rows, dim]`
 * @throws RangeError when fewer than two rows have non-zero length
 */
export function randomPairCosines(x: Matrix, pairs: number, stream: Random): Float32Array {
  const lengths = Float64Array.from({ length: x.rows }, (_, i) => norm(row(x, i)));
  const directed = Uint32Array.from(lengths.keys()).filter((i) => lengths[i]! > 0);
  if (directed.length < 2) {
    throw new RangeError(`pair cosines: a pair needs 2 rows of non-zero length, found ${directed.length}`);
  }
  const cosines = new Float32Array(pairs);
  for (let pair = 0; pair < pairs; pair++) {
    const first = stream.integer(directed.length);
    const step = 1 + stream.integer(directed.length - 1);
    const a = directed[first]!;
    const b = directed[(first + step) % directed.length]!;
    const product = dot(x.data, a * x.columns, x.data, b * x.columns, x.columns);
    cosines[pair] = product / (lengths[a]! * lengths[b]!);
  }
  return cosines;
}
