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
  const has = new Set(given);
  if (change === 'remove') return before.filter((index) => !has.has(index));
  if (change === 'keep') return before.filter((index) => has.has(index));
  const had = new Set(before);
  const fresh = given.filter((index) => !had.has(index));
  const stays = change === 'add' ? before : before.filter((index) => !has.has(index));
  return Uint32Array.from([...stays, ...fresh]).sort();
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
  return members.subarray(
    0,
    members.findIndex((member) => member >= n),
  );
}
