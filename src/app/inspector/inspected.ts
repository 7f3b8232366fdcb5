import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { usePinned } from '../../scales/shared/pinned/usePinned.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { layerOf, useLayer, useTricosm } from '../../state/hooks.ts';
import { featuresAreWords, otherItem } from '../../state/pin.ts';
import type { Item } from '../../state/selection/selection.ts';
import type { View } from '../../state/view.ts';

/** The item that the inspector shows. */
export interface Inspected {
  readonly item: Item;
  readonly index: number;
  /** whether the scene shows items of this kind */
  readonly inScene: boolean;
}

/** The kind of item that the scene shows and a click pins. */
export function itemOf(view: View, layer: LayerInfo): Item {
  const { item, shows } = scaleOf(view.scale);
  return shows?.(layer, view.scales) ?? item;
}

/** The pinned item of the kind that the scene shows; else the pinned item of the other kind; null while nothing is pinned. */
export function useInspected(): Inspected | null {
  const layer = useLayer();
  const item = useTricosm(({ view }) => itemOf(view, layer));
  const other = otherItem(item);
  const index = usePinned(item);
  const otherIndex = useTricosm(({ view }) => view[other]);
  if (index !== null) return { item, index, inScene: true };
  return otherIndex === null ? null : { item: other, index: otherIndex, inScene: false };
}

/** Whether an item is pinned: one of the kind that the scene shows (`here`), only one of the other kind, or none. */
export function pinnedIn(view: View, info: DatasetInfo): 'here' | 'elsewhere' | 'nothing' {
  const item = itemOf(view, layerOf(info, view.layer));
  if (view[item] !== null) return 'here';
  if (view[otherItem(item)] === null) return 'nothing';
  return featuresAreWords(info) ? 'here' : 'elsewhere';
}
