import { rowStart, type Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { DataError } from '../../error.ts';
import { checkDiagonal, emptyCounts } from './counts.ts';
import { type DenseArray, toIntegers } from '../../files/elements.ts';

/**
 * Builds co-occurrence counts from sparse rows of the upper half, the diagonal included: row i has the features
 * `indices[indptr[i] … indptr[i + 1])`, ascending from i on, and a count for each. Pairs that are left out count 0.
 *
 * @param indptr  `[features + 1]`
 * @param place  the file's name, for messages
 * @throws DataError when the arrays do not fit together, or a count exceeds that of one of its features
 */
export function readCooccurrenceRows(
  indptr: DenseArray,
  indices: DenseArray,
  counts: DenseArray,
  features: number,
  blocks: number,
  place: string,
): Cooccurrence {
  const starts = toIntegers(indptr, `${place}: indptr`, features + 1);
  const numbers = toIntegers(indices, `${place}: indices`);
  const values = toIntegers(counts, place, numbers.length);
  const wrong = (i: number, what: string) =>
    new DataError(
      `${place}: row ${i} ${what}; write the upper half of a scipy.sparse.csr_matrix, the diagonal included.`,
    );
  if (starts[0] !== 0 || starts[features] !== numbers.length) {
    throw wrong(
      0,
      `should begin at 0 and the last row end at ${numbers.length}, found ${starts[0]} and ${starts[features]}`,
    );
  }
  const upper = emptyCounts(features, blocks, place);
  for (let i = 0; i < features; i++) {
    let before = i - 1;
    if (starts[i + 1]! < starts[i]!) throw wrong(i, `ends before it begins`);
    if (starts[i + 1]! > numbers.length) {
      throw wrong(i, `should end within ${numbers.length} indices, found ${starts[i + 1]}`);
    }
    for (let p = starts[i]!; p < starts[i + 1]!; p++) {
      const j = numbers[p]!;
      if (j <= before || j >= features) {
        throw wrong(
          i,
          `should have ascending features from ${i} to ${features - 1}, found ${before} then ${j}`,
        );
      }
      if (values[p]! > blocks) throw wrong(i, `has a count of ${values[p]}, above the ${blocks} blocks`);
      upper[rowStart(i, features) + j - i] = values[p]!;
      before = j;
    }
  }
  checkDiagonal({ features, blocks, counts: upper }, place);
  return { features, blocks, counts: upper };
}

/** Sparse rows of the upper half of a table of counts, as `readCooccurrenceRows` reads them. */
export function cooccurrenceRows({ features, counts }: Cooccurrence) {
  const indptr = new Uint32Array(features + 1);
  let present = 0;
  for (const count of counts) if (count > 0) present++;
  const indices = features > 65536 ? new Uint32Array(present) : new Uint16Array(present);
  const values = counts instanceof Uint16Array ? new Uint16Array(present) : new Uint32Array(present);
  let found = 0;
  for (let i = 0, at = 0; i < features; i++) {
    for (let j = i; j < features; j++, at++) {
      if (counts[at] === 0) continue;
      indices[found] = j;
      values[found++] = counts[at]!;
    }
    indptr[i + 1] = found;
  }
  return { indptr, indices, counts: values };
}
