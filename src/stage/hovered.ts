import { createStore } from 'zustand/vanilla';
import { store } from '../state/store.ts';
import type { View } from '../state/view.ts';

/**
 * The point under the pointer or the keys, an index into the scene's points; null if there is none. It has a store of its
 * own: it changes while the pointer moves and when a drag begins, and the whole page follows the store of the view.
 */
export const hovered = createStore<{ readonly point: number | null }>()(() => ({ point: null }));

export const hover = (point: number | null): void => {
  if (hovered.getState().point !== point) hovered.setState({ point });
};

/** Changes of these leave the point under the pointer where it is. */
const STAYS: ReadonlySet<string> = new Set<keyof View>(['selection', 'saved', 'scales']);

/**
 * Hovers no point any more once the view is of another place, such as another layer.
 *
 * @returns a function that ends it
 */
export const followPlace = (): (() => void) =>
  store.subscribe(({ view }, { view: before }) => {
    if (view === before) return;
    const moved = (Object.keys(view) as (keyof View)[]).some(
      (field) => !STAYS.has(field) && view[field] !== before[field],
    );
    if (moved) hover(null);
  });
