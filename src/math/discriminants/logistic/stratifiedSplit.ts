import { random, shuffle } from '../../random/random.ts';

/** The numbers of the items to fit on and of the items held out, each ascending. */
export interface Split {
  readonly train: Uint32Array;
  readonly test: Uint32Array;
}

/**
 * Holds out the same share of every class, to the nearest whole item, but never the only item of a class. Items with a
 * negative class are in neither part.
 *
 * @param labels  classes, `[n]`
 * @param share  of the items to hold out, in (0, 1)
 */
export function stratifiedSplit(labels: ArrayLike<number>, share: number, seed: number): Split {
  const stream = random(seed);
  const classes = new Map<number, number[]>();
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    if (label < 0) continue;
    const members = classes.get(label);
    if (members) members.push(i);
    else classes.set(label, [i]);
  }
  const train: number[] = [];
  const test: number[] = [];
  for (const label of [...classes.keys()].sort((a, b) => a - b)) {
    const members = shuffle(Uint32Array.from(classes.get(label)!), stream);
    const held = Math.min(members.length - 1, Math.round(share * members.length));
    test.push(...members.subarray(0, held));
    train.push(...members.subarray(held));
  }
  return { train: Uint32Array.from(train).sort(), test: Uint32Array.from(test).sort() };
}
