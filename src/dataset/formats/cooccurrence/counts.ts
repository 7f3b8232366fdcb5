import { rowStart, type Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { DataError } from '../../error.ts';
import { allocate } from '../../sources/limits.ts';

/** The most features whose pairs fit into one array of a browser. */
const MOST_FEATURES = 46_340;

/** An array for the upper half of a table of counts up to `blocks`, in the narrowest type. */
export function emptyCounts(features: number, blocks: number, file: string): Uint16Array | Uint32Array {
  if (features > MOST_FEATURES) {
    throw new DataError(
      `${file}: expected counts of at most ${MOST_FEATURES} features, found ${features}; count the features that fire in enough blocks.`,
    );
  }
  const length = (features * (features + 1)) / 2;
  const wide = blocks > 65535;
  return allocate(length * (wide ? 4 : 2), file, () =>
    wide ? new Uint32Array(length) : new Uint16Array(length),
  );
}

/**
 * Checks that no pair fires in more blocks than either of its features.
 *
 * @throws DataError when one does
 */
export function checkDiagonal({ features, counts }: Cooccurrence, place: string): void {
  for (let i = 0, at = 0; i < features; i++) {
    const own = counts[at]!;
    for (let j = i; j < features; j++, at++) {
      const most = Math.min(own, counts[rowStart(j, features)]!);
      if (counts[at]! <= most) continue;
      throw new DataError(
        `${place}: the count of (${i}, ${j}) should be at most ${most}, the smaller count of its features on the diagonal, found ${counts[at]}; count each feature with itself too.`,
      );
    }
  }
}
