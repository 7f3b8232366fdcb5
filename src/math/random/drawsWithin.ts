import { placesOfGroups } from './shuffleWithin.ts';
import type { Random } from './random.ts';

/**
 * Random sets like a given one: each has as many items of every group as the set has. An item is drawn at most once for a
 * set, and the items of the given set can be drawn too, so that under the null the given set is one of the draws.
 *
 * @param groups  group of each item, any whole numbers, `[n]`
 * @param members  the given set, each item once
 * @returns draws the next set, `[members]`, grouped and otherwise in random order
 * @throws RangeError when a member is not an item
 */
export function drawsWithin(
  groups: ArrayLike<number>,
  members: ArrayLike<number>,
  stream: Random,
): () => Uint32Array {
  const wanted = new Map<number, number>();
  for (let i = 0; i < members.length; i++) {
    const group = groups[members[i]!];
    if (group === undefined) {
      throw new RangeError(`draws: expected items below ${groups.length}, found ${members[i]}`);
    }
    wanted.set(group, (wanted.get(group) ?? 0) + 1);
  }
  const pools = placesOfGroups(groups)
    .map((places) => ({ pool: Uint32Array.from(places), take: wanted.get(groups[places[0]!]!) ?? 0 }))
    .filter(({ take }) => take > 0);
  return () => {
    const drawn = new Uint32Array(members.length);
    let at = 0;
    for (const { pool, take } of pools) {
      // The first steps of a Fisher–Yates shuffle; it may begin with the order that earlier draws left.
      for (let i = 0; i < take; i++) {
        const j = i + stream.integer(pool.length - i);
        const item = pool[j]!;
        pool[j] = pool[i]!;
        pool[i] = item;
        drawn[at++] = item;
      }
    }
    return drawn;
  };
}
