import { createStore } from 'zustand/vanilla';
import { ascending } from '../../dataset/ascending.ts';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { appliesTo, below, type Item, type Selection } from './selection.ts';

/** Which feature of a layer and which word are one item, because they have the same text. */
export interface Counterparts {
  /** of the dataset, `OpenDataset.key` */
  readonly dataset: string;
  /** id of the layer */
  readonly layer: string;
  /** the word of each feature, −1 if no word has its text, `[features]` */
  readonly wordOf: Int32Array;
  /** the feature of each word, −1 if no feature has its text, `[words]` */
  readonly featureOf: Int32Array;
}

/** The counterparts on the layer on the screen; null if features are not words, or until the texts are read. */
export const counterparts = createStore<{ readonly now: Counterparts | null }>()(() => ({ now: null }));

/**
 * Finds the counterparts of features and words. Of several with the same text, the first is meant.
 *
 * @param features  the text of each feature, `[features]`; empty for a feature without a text
 * @param words  the text of each word, `[words]`
 */
export function counterpartsOf(
  features: readonly string[],
  words: readonly string[],
): Pick<Counterparts, 'wordOf' | 'featureOf'> {
  const wordWith = firstWith(words);
  const featureWith = firstWith(features, wordWith);
  return {
    wordOf: Int32Array.from(features, (text) => wordWith.get(text) ?? -1),
    featureOf: Int32Array.from(words, (text) => featureWith.get(text) ?? -1),
  };
}

/** The first index of each text; only of texts that are among others, if those are given. */
function firstWith(texts: readonly string[], among?: ReadonlyMap<string, number>): Map<string, number> {
  const first = new Map<string, number>();
  texts.forEach((text, i) => {
    if (text !== '' && !first.has(text) && (among?.has(text) ?? true)) first.set(text, i);
  });
  return first;
}

/** The counterparts of features or words, ascending; those without a counterpart are left out. */
export function mapped(
  members: ArrayLike<number>,
  to: Item,
  { wordOf, featureOf }: Counterparts,
): Uint32Array {
  const of = to === 'word' ? wordOf : featureOf;
  const found = Array.from(members, (member) => of[member] ?? -1);
  return ascending(found.filter((index) => index >= 0));
}

/** Whether each of these features or words has a counterpart. */
export function allMap(members: ArrayLike<number>, to: Item, { wordOf, featureOf }: Counterparts): boolean {
  const of = to === 'word' ? wordOf : featureOf;
  return Array.from(members).every((member) => (of[member] ?? -1) >= 0);
}

/**
 * The members of a selection that a layer shows as features or as words; null if it shows no member.
 *
 * @param known  the counterparts on that layer, through which selected features are words and selected words are features
 */
export function seenOn(
  layer: LayerInfo,
  selection: Selection,
  item: Item,
  known: Counterparts | null,
): Uint32Array | null {
  const { members } = selection;
  let seen: Uint32Array;
  if (appliesTo(selection, item, layer)) seen = item === 'feature' ? below(members, layer.features) : members;
  else if (known && selection.item !== item && appliesTo(selection, selection.item, layer)) {
    seen = mapped(members, item, known);
  } else return null;
  return seen.length > 0 ? seen : null;
}
