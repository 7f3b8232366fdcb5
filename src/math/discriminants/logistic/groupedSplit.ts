import { random, shuffle } from '../../random/random.ts';
import type { Split } from './stratifiedSplit.ts';

/**
 * Holds out about the same share of every class, and never a part of a group: items of one group are all fitted on, or all
 * held out. A group counts for the class of its first item. The only group of a class is not held out. Items with a negative
 * class are in neither part.
 *
 * @param labels  classes, `[n]`
 * @param groups  group of each item, `[n]`
 * @param share  of the items to hold out, in (0, 1)
 */
export function groupedSplit(
  labels: ArrayLike<number>,
  groups: ArrayLike<number>,
  share: number,
  seed: number,
): Split {
  const stream = random(seed);
  const members = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i++) {
    if (labels[i]! < 0) continue;
    members.set(groups[i]!, [...(members.get(groups[i]!) ?? []), i]);
  }
  const classes = new Map<number, number[][]>();
  for (const items of members.values()) {
    const label = labels[items[0]!]!;
    classes.set(label, [...(classes.get(label) ?? []), items]);
  }
  const train: number[] = [];
  const test: number[] = [];
  for (const label of [...classes.keys()].sort((a, b) => a - b)) {
    const all = classes.get(label)!;
    const order = shuffle(Uint32Array.from(all.keys()), stream);
    const wanted = Math.round(share * all.reduce((sum, items) => sum + items.length, 0));
    let held = 0;
    order.forEach((place, at) => {
      const items = all[place]!;
      // The last group stays, so that every class is fitted on.
      const isHeld = at < order.length - 1 && held + items.length / 2 <= wanted;
      if (isHeld) held += items.length;
      (isHeld ? test : train).push(...items);
    });
  }
  return { train: Uint32Array.from(train).sort(), test: Uint32Array.from(test).sort() };
}
