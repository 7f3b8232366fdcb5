import { maximumAssignment } from './hungarian.ts';
import { contingency } from './contingency.ts';

/**
 * The old label that each new label takes over, so that lobes keep their colours and names when the clustering changes:
 * the one-to-one matching with the most items in common (Hungarian method). A new label gets the smallest free number
 * if it has no partner, or shares no item with it.
 *
 * @param previous  labels, negative where unknown, `[n]`
 * @param next  new labels of the same items, `[n]`
 * @returns for each new label 0 … max(next) the number it takes, all different, `[labels of next]`
 * @throws RangeError when the lengths differ
 */
export function matchLabels(previous: ArrayLike<number>, next: ArrayLike<number>): Int32Array {
  const table = contingency(next, previous);
  const match = maximumAssignment(table.counts, table.rows, table.columns);
  for (let r = 0; r < match.length; r++) {
    if (match[r]! >= 0 && table.counts[r * table.columns + match[r]!] === 0) match[r] = -1;
  }
  const taken = new Set(match);
  let free = 0;
  for (let r = 0; r < match.length; r++) {
    if (match[r]! >= 0) continue;
    while (taken.has(free)) free++;
    match[r] = free;
    taken.add(free);
  }
  return match;
}
