import { useMemo } from 'react';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { layerOf, useTricosm } from '../hooks.ts';
import { store } from '../store.ts';
import {
  appliesTo,
  below,
  changed,
  dictionaryOf,
  inverted,
  type Change,
  type Item,
  type SavedSelection,
  type Selection,
} from './selection.ts';

const NOTHING = new Uint32Array();

/** The layer on the screen; undefined while no dataset is open. */
function layerNow() {
  const { dataset, view } = store.getState();
  return dataset ? layerOf(dataset.info, view.layer) : undefined;
}

/** The members of a selection that a layer has; null if it has none. */
function seenOn(layer: LayerInfo, selection: Selection, item: Item): Uint32Array | null {
  if (!appliesTo(selection, item, layer)) return null;
  const members = item === 'feature' ? below(selection.members, layer.features) : selection.members;
  return members.length > 0 ? members : null;
}

/** What is selected of the current layer's features, or of the words; null if nothing is. */
export function selectedNow(item: Item): Uint32Array | null {
  const { selection } = store.getState().view;
  const layer = layerNow();
  return selection && layer ? seenOn(layer, selection, item) : null;
}

/** Reads what is selected of the current layer's features, or of the words; null if nothing is. */
export function useSelected(item: Item): Uint32Array | null {
  const { selection, layer: id } = useTricosm(({ view }) => view);
  const info = useTricosm(({ dataset }) => dataset?.info);
  return useMemo(
    () => (info && selection ? seenOn(layerOf(info, id), selection, item) : null),
    [selection, item, info, id],
  );
}

/**
 * Selects features of the current layer, or words.
 *
 * @param members  indices in any order
 * @param change  how they change what is selected
 */
export function select(item: Item, members: ArrayLike<number>, change: Change = 'replace'): void {
  const layer = layerNow();
  if (!layer) return;
  const after = changed(selectedNow(item) ?? NOTHING, members, change);
  const of = item === 'word' ? '' : dictionaryOf(layer);
  store.getState().choose({ selection: after.length > 0 ? { item, of, members: after } : null });
}

/** Selects what is not selected. @param n  the number of features or words there are */
export const invertSelection = (item: Item, n: number): void =>
  select(item, inverted(selectedNow(item) ?? NOTHING, n));

/** Selects nothing. */
export const clearSelection = (): void => store.getState().choose({ selection: null });

/** Changes the list of saved selections. */
export const setSaved = (saved: readonly SavedSelection[]): void => store.getState().choose({ saved });
