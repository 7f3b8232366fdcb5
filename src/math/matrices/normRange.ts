import { inverseNorms } from './norms.ts';
import type { Matrix } from './matrix.ts';

/** The lengths of the rows of a matrix. */
export interface NormRange {
  readonly least: number;
  /** the mean of the two in the middle if their number is even, as `numpy.median` */
  readonly median: number;
  readonly greatest: number;
}

/** The least, the median and the greatest Euclidean length of the rows of `[rows, columns]`; NaN if there are no rows. */
export function normRange(vectors: Matrix): NormRange {
  const norms = inverseNorms(vectors)
    .map((inverse) => (inverse === 0 ? 0 : 1 / inverse))
    .sort();
  const at = (place: number) => norms[place] ?? NaN;
  const middle = (norms.length - 1) / 2;
  return {
    least: at(0),
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    greatest: at(norms.length - 1),
  };
}
