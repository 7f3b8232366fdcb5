import type { DatasetInfo, LayerInfo } from '../../dataset/dataset.ts';
import { SCALES } from '../../scales/index.ts';
import { scaleOf } from '../../scales/scaleOf.ts';
import { layerOf } from '../../state/hooks.ts';
import { appliesTo, type Selection } from '../../state/selection/selection.ts';
import { store } from '../../state/store.ts';
import type { View } from '../../state/view.ts';
import { itemOf } from '../inspector/inspected.ts';
import { goToScale } from '../shell/links/goTo.ts';
import { goToLayer } from '../../state/goToLayer.ts';

/** Where a selection can be seen. */
export interface SelectionPlace {
  readonly layer: LayerInfo;
  /** id of a scale */
  readonly scale: string;
}

/** Where a selection can be seen: here if possible, else at another layer or scale; null if nowhere in this dataset. */
export function placeOfSelection(selection: Selection, view: View, info: DatasetInfo): SelectionPlace | null {
  const { item } = selection;
  const here = layerOf(info, view.layer);
  for (const layer of [here, ...info.layers]) {
    if (!appliesTo(selection, item, layer)) continue;
    for (const { id, draws } of [scaleOf(view.scale), ...SCALES]) {
      if (draws(layer) && itemOf({ ...view, scale: id }, layer) === item) return { layer, scale: id };
    }
  }
  return null;
}

/** Goes to a layer and a scale that show a selection. */
export function goToPlace({ layer, scale }: SelectionPlace): void {
  const { view, dataset } = store.getState();
  if (dataset && layerOf(dataset.info, view.layer).id !== layer.id) goToLayer(layer.id);
  if (scaleOf(store.getState().view.scale).id !== scale) goToScale(scale);
}
