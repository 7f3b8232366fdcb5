import type { DatasetInfo } from '../dataset/dataset.ts';
import type { Item } from './selection/selection.ts';
import { store } from './store.ts';

/**
 * Whether the features of a dataset are words: a feature and the word of the same text are then one item, and only one of
 * the two is pinned.
 */
export const featuresAreWords = ({ item, relations }: Pick<DatasetInfo, 'item' | 'relations'>): boolean =>
  item === 'word' && relations.length > 0;

/** The other kind of item. */
export const otherItem = (item: Item): Item => (item === 'feature' ? 'word' : 'feature');

/** Pins a feature of the current layer or a word, or unpins it if the index is null. */
export function pin(item: Item, index: number | null): void {
  const { dataset, go } = store.getState();
  const one = dataset !== null && featuresAreWords(dataset.info);
  go(one ? { [item]: index, [otherItem(item)]: null } : { [item]: index });
}
