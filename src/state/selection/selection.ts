import { ascending } from '../../dataset/ascending.ts';
import type { LayerInfo } from '../../dataset/dataset.ts';

/** What the points of a scene stand for, and what a click pins and a selection holds. */
export type Item = 'feature' | 'word';

/** Features of one dictionary, or words of the dataset. Plain data. */
export interface Selection {
  readonly item: Item;
  /** the dictionary whose features they are (`dictionaryOf`); empty for words, which all layers share */
  readonly of: string;
  /** indices, ascending, each once */
  readonly members: Uint32Array;
}

/** A selection that the user keeps. */
export interface SavedSelection extends Selection {
  readonly name: string;
  /** the number of its colour in the palette of groups */
  readonly slot: number;
}

/** How new members change a selection: `keep` keeps only members that are among the new ones. */
export type Change = 'replace' | 'add' | 'remove' | 'keep' | 'toggle';

/** Names the features of a layer: layers of one dictionary share its name, because their features correspond. */
export const dictionaryOf = ({ id, dictionary }: LayerInfo): string =>
  dictionary === undefined ? id : `@${dictionary}`;

/** Whether a selection of items can be seen on a layer. */
export const appliesTo = (selection: Selection, item: Item, layer: LayerInfo): boolean =>
  selection.item === item && (item === 'word' || selection.of === dictionaryOf(layer));

/**
 * The members after a change.
 *
 * @param before  ascending
 * @param members  in any order
 */
export function changed(before: Uint32Array, members: ArrayLike<number>, change: Change): Uint32Array {
  const given = ascending(members);
  if (change === 'replace') return given;
  return merged(before, given, STAYS[change]);
}

/** Which indices stay: those of the first list only, of both, of the second only. */
type Stays = readonly [first: boolean, both: boolean, second: boolean];

const STAYS: Readonly<Record<Exclude<Change, 'replace'>, Stays>> = {
  add: [true, true, true],
  remove: [true, false, false],
  keep: [false, true, false],
  toggle: [true, false, true],
};

/** Walks two ascending lists together. */
function merged(one: Uint32Array, other: Uint32Array, [first, both, second]: Stays): Uint32Array {
  const stays = new Uint32Array(one.length + other.length);
  let [i, j, n] = [0, 0, 0];
  while (i < one.length || j < other.length) {
    const a = i < one.length ? one[i]! : Infinity;
    const b = j < other.length ? other[j]! : Infinity;
    if (a < b ? first : a > b ? second : both) stays[n++] = Math.min(a, b);
    if (a <= b) i++;
    if (b <= a) j++;
  }
  return stays.slice(0, n);
}

/** All indices below `n` that are not members. */
export function inverted(members: Uint32Array, n: number): Uint32Array {
  const has = maskOf(members, n);
  return Uint32Array.from({ length: n }, (_, i) => i).filter((i) => !has[i]);
}

/** 1 for members and 0 for others, `[n]`; members from `n` on are left out. */
export function maskOf(members: Uint32Array, n: number): Uint8Array {
  const mask = new Uint8Array(n);
  for (const member of members) if (member < n) mask[member] = 1;
  return mask;
}

/** The members below `n`. */
export function below(members: Uint32Array, n: number): Uint32Array {
  if (members.length === 0 || members[members.length - 1]! < n) return members;
  const end = members.findIndex((member) => member >= n);
  return members.subarray(0, end);
}
