/** Equal intervals of a range that hold numbers: as many buckets as numbers. */
export interface Buckets {
  readonly least: number;
  readonly most: number;
  /** buckets per unit; 0 if all numbers are the same */
  readonly scale: number;
  /** the bucket of each number, `[n]` */
  readonly of: Int32Array;
  /** the number of numbers before each bucket, and of all, `[n + 2]`: the last bucket begins at the largest number */
  readonly starts: Int32Array;
}

/** Larger buckets are sorted by the engine's own sort. */
const LARGE = 24;

/** Room for the buckets of `n` numbers, and for sorting them. */
export interface Room {
  readonly of: Int32Array;
  readonly starts: Int32Array;
  readonly sorted: Float64Array;
}

export const roomFor = (n: number): Room => ({
  of: new Int32Array(n),
  starts: new Int32Array(n + 2),
  sorted: new Float64Array(n),
});

/**
 * Finds the bucket of each number.
 *
 * @param numbers  finite, `[n]`
 * @param least  the least of them
 * @param most  the largest of them
 * @param room  from `roomFor(n)`; the buckets are valid until it is used again
 */
export function bucketsOf(numbers: Float64Array, least: number, most: number, { of, starts }: Room): Buckets {
  const n = numbers.length;
  const scale = most > least ? n / (most - least) : 0;
  starts.fill(0);
  for (let i = 0; i < n; i++) {
    const at = Math.min(n, ((numbers[i]! - least) * scale) | 0);
    of[i] = at;
    starts[at + 1]!++;
  }
  for (let b = 0; b <= n; b++) starts[b + 1]! += starts[b]!;
  return { least, most, scale, of, starts };
}

/** The bucket that a bound would be in: a smaller number is in no later bucket, a larger one in no earlier one. */
export const bucketOf = (bound: number, { least, most, scale, of }: Buckets): number => {
  if (bound <= least) return 0;
  return bound >= most ? Math.min(of.length, ((most - least) * scale) | 0) : ((bound - least) * scale) | 0;
};

/** The numbers in ascending order; many equal numbers make it slower, not wrong. */
export function sortedIn(numbers: Float64Array, { of, starts }: Buckets, { sorted }: Room): Float64Array {
  const n = numbers.length;
  for (let i = 0; i < n; i++) sorted[starts[of[i]!]!++] = numbers[i]!;
  // Each start has moved to the next one.
  starts.copyWithin(1, 0);
  starts[0] = 0;
  for (let b = 0; b <= n; b++) {
    const begin = starts[b]!;
    const end = starts[b + 1]!;
    if (end - begin > LARGE) sorted.subarray(begin, end).sort();
    else if (end - begin > 1) insertInOrder(sorted, begin, end);
  }
  return sorted;
}

function insertInOrder(values: Float64Array, begin: number, end: number): void {
  for (let i = begin + 1; i < end; i++) {
    const value = values[i]!;
    let to = i;
    while (to > begin && values[to - 1]! > value) {
      values[to] = values[to - 1]!;
      to--;
    }
    values[to] = value;
  }
}

/**
 * The place of the first sorted number that is at least `bound`, or beyond it if `beyond`.
 *
 * @param sorted  from `sortedIn` for these buckets
 */
export function firstFrom(sorted: Float64Array, buckets: Buckets, bound: number, beyond: boolean): number {
  const at = bucketOf(bound, buckets);
  let low = buckets.starts[at]!;
  let high = buckets.starts[at + 1]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = beyond ? sorted[middle]! <= bound : sorted[middle]! < bound;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}
