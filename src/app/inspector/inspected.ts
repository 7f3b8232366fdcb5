import type { LayerInfo } from '../../dataset/dataset.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import type { Item } from '../../state/selection/selection.ts';
import type { View } from '../../state/view.ts';

/** The item that is pinned at the scale of the view. */
export interface Inspected {
  readonly item: Item;
  readonly index: number;
}

/** The pinned feature or word, whichever the scene shows; null while nothing is pinned. */
export function inspectedOf(view: View, layer: LayerInfo): Inspected | null {
  const item = itemOf(view, layer);
  const index = view[item];
  return index === null ? null : { item, index };
}

/** The kind of item that the scene shows and a click pins. */
export function itemOf(view: View, layer: LayerInfo): Item {
  const { item, shows } = scaleOf(view.scale);
  return shows?.(layer, view.scales) ?? item;
}
