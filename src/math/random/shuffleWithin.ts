import { shuffle, type Random } from './random.ts';

/**
 * The places of each group, in order of the group's first place; found once for many shuffles.
 *
 * @param groups  group of each place, any whole numbers, `[n]`
 * @returns for each group its places, ascending
 */
export function placesOfGroups(groups: ArrayLike<number>): readonly (readonly number[])[] {
  const places = new Map<number, number[]>();
  for (let i = 0; i < groups.length; i++) {
    const group = places.get(groups[i]!);
    if (group) group.push(i);
    else places.set(groups[i]!, [i]);
  }
  return [...places.values()];
}

/**
 * Shuffles an array in place, each group among its own places only: every value stays in its group. Permutations within
 * strata keep what the strata share (Good 2005, section 2.2).
 *
 * @param places  the places of each group, see `placesOfGroups`
 * @returns the same array
 */
export function shuffleWithin<T extends { [index: number]: number; readonly length: number }>(
  array: T,
  places: readonly (readonly number[])[],
  stream: Random,
): T {
  for (const group of places) {
    const values = shuffle(
      group.map((place) => array[place]!),
      stream,
    );
    for (let i = 0; i < group.length; i++) array[group[i]!] = values[i]!;
  }
  return array;
}
