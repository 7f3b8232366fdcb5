import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { layerOf, useTricosm } from '../hooks.ts';
import { store } from '../store.ts';
import { allMap, counterparts, mapped, seenOn, type Counterparts } from './counterparts.ts';
import {
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

/** Counterparts, if they are of this dataset and layer. */
const onlyOf = (known: Counterparts | null, dataset: string | undefined, layer: LayerInfo | undefined) =>
  known && known.dataset === dataset && known.layer === layer?.id ? known : null;

const knownNow = () => onlyOf(counterparts.getState().now, store.getState().dataset?.key, layerNow());

/** The counterparts of the current layer's features and words; null if there are none, or until they are known. */
export function useCounterparts(): Counterparts | null {
  const now = useStore(counterparts, (state) => state.now);
  const dataset = useTricosm((state) => state.dataset);
  const id = useTricosm(({ view }) => view.layer);
  return onlyOf(now, dataset?.key, dataset ? layerOf(dataset.info, id) : undefined);
}

/** The members of a selection among the current layer's features, or the words; null if it has none there. */
export function membersNow(selection: Selection | null, item: Item): Uint32Array | null {
  const layer = layerNow();
  return selection && layer ? seenOn(layer, selection, item, knownNow()) : null;
}

/** What is selected of the current layer's features, or of the words; null if nothing is. */
export const selectedNow = (item: Item): Uint32Array | null =>
  membersNow(store.getState().view.selection, item);

/** Reads the members of a selection among the current layer's features, or the words; null if it has none there. */
export function useMembersOf(selection: Selection | null, item: Item): Uint32Array | null {
  const id = useTricosm(({ view }) => view.layer);
  const info = useTricosm(({ dataset }) => dataset?.info);
  const known = useCounterparts();
  return useMemo(
    () => (info && selection ? seenOn(layerOf(info, id), selection, item, known) : null),
    [selection, item, info, id, known],
  );
}

/** Reads what is selected of the current layer's features, or of the words; null if nothing is. */
export const useSelected = (item: Item): Uint32Array | null =>
  useMembersOf(
    useTricosm(({ view }) => view.selection),
    item,
  );

/**
 * Selects features of the current layer, or words. If features are words and the selection is of the other kind, it
 * keeps its kind as long as each new member has a counterpart, so that it loses none of its own.
 *
 * @param members  indices in any order
 * @param change  how they change what is selected
 */
export function select(item: Item, members: ArrayLike<number>, change: Change = 'replace'): void {
  const layer = layerNow();
  if (!layer) return;
  const known = knownNow();
  const { selection } = store.getState().view;
  const kind = selection?.item ?? item;
  const keeps =
    change !== 'replace' &&
    kind !== item &&
    known !== null &&
    selectedNow(kind) !== null &&
    allMap(members, kind, known);
  choose(layer, keeps ? kind : item, keeps ? mapped(members, kind, known) : members, change);
}

function choose(layer: LayerInfo, item: Item, members: ArrayLike<number>, change: Change): void {
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
