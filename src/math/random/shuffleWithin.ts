import type { Random } from './random.ts';

/**
 * Shuffles an array in place, each group among its own places only: every value stays in its group. Permutations within
 * strata keep what the strata share (Good 2005, section 2.2).
 *
 * @param groups  group of each place, any whole numbers, `[n]`
 * @returns the same array
 */
export function shuffleWithin<T extends { [index: number]: number; readonly length: number }>(
  array: T,
  groups: ArrayLike<number>,
  stream: Random,
): T {
  const places = new Map<number, number[]>();
  for (let i = 0; i < array.length; i++) {
    const own = places.get(groups[i]!);
    if (own) own.push(i);
    else places.set(groups[i]!, [i]);
  }
  for (const own of places.values()) {
    for (let i = own.length - 1; i > 0; i--) {
      const j = stream.integer(i + 1);
      const swapped = array[own[i]!]!;
      array[own[i]!] = array[own[j]!]!;
      array[own[j]!] = swapped;
    }
  }
  return array;
}
