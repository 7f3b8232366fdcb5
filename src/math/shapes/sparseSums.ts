import { smallSymmetricEigen } from '../linear/symmetric.ts';
import { row, type Matrix } from '../matrices/matrix.ts';

/** The activations of some features at the tokens where at least one of them fires, as a sparse matrix. */
export interface SetActivations {
  /** the number of tokens, and of features */
  readonly tokens: number;
  readonly features: number;
  /** for each activation its token, its feature within the set and its value, tokens ascending */
  readonly token: Uint32Array;
  readonly feature: Uint32Array;
  readonly value: Float64Array;
}

/** Coordinates of the directions of a set, in as many dimensions as they span. */
export interface Directions {
  /** `[features, rank]`, row-major */
  readonly rows: Float64Array;
  readonly rank: number;
}

/** Directions this much shorter than the longest one are rounding, as a share of the square of its length. */
const ROUNDING = 1e-10;

/**
 * Coordinates in which sums of directions have the distances that they have in the model: a row for each feature,
 * `[features, rank]`, row-major, with the same products as the decoder's rows.
 *
 * @param members  feature numbers
 */
export function coordinatesOf(decoder: Matrix, members: ArrayLike<number>): Directions {
  const m = members.length;
  const gram = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    const a = row(decoder, members[i]!);
    for (let j = i; j < m; j++) {
      const b = row(decoder, members[j]!);
      let sum = 0;
      for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
      gram[i * m + j] = sum;
      gram[j * m + i] = sum;
    }
  }
  const { values, vectors } = smallSymmetricEigen(gram, m, { vectors: true });
  const rank = values.filter((value) => value > ROUNDING * values[0]!).length;
  const rows = new Float64Array(m * rank);
  for (let i = 0; i < m; i++) {
    for (let r = 0; r < rank; r++) rows[i * rank + r] = Math.sqrt(values[r]!) * vectors![r * m + i]!;
  }
  return { rows, rank };
}
