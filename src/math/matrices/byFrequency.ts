import { blockCounts, type Firings } from './firings.ts';

/**
 * The same firings with the features in order of the number of their blocks, the rarest first, so that features of one
 * number stand next to each other.
 *
 * @returns the firings; the old number of each feature, and the number of its blocks, ascending, both `[features]`
 */
export function byFrequency(firings: Firings): {
  readonly firings: Firings;
  readonly order: Uint32Array;
  readonly fired: Uint32Array;
} {
  const { features, blocks, indptr } = firings;
  const counts = blockCounts(firings);
  const order = Uint32Array.from({ length: features }, (_, i) => i).sort(
    (a, b) => counts[a]! - counts[b]! || a - b,
  );
  const place = new Uint32Array(features);
  order.forEach((feature, at) => (place[feature] = at));
  const indices = firings.indices.slice();
  for (let p = 0; p < indices.length; p++) indices[p] = place[indices[p]!]!;
  const sorter = smallNumberSorter(features);
  for (let b = 0; b < blocks; b++) sorter(indices.subarray(indptr[b], indptr[b + 1]));
  return { firings: { ...firings, indices }, order, fired: order.map((feature) => counts[feature]!) };
}

/** Words of the numbers' marks per number from which on sorting by comparison is faster. */
const SPARSE = 8;

/** Sorts different numbers below `bound` in place: where they are many, by marking them in a row of bits. */
function smallNumberSorter(bound: number): (numbers: Uint16Array | Uint32Array) => void {
  const marks = new Uint32Array(Math.ceil(bound / 32));
  return (numbers) => {
    if (numbers.length * SPARSE < marks.length) {
      numbers.sort();
      return;
    }
    for (let p = 0; p < numbers.length; p++) marks[numbers[p]! >>> 5]! |= 1 << (numbers[p]! & 31);
    let at = 0;
    for (let word = 0; word < marks.length; word++) {
      for (let bits = marks[word]!; bits !== 0; bits &= bits - 1) {
        numbers[at++] = 32 * word + 31 - Math.clz32(bits & -bits);
      }
      marks[word] = 0;
    }
  };
}
