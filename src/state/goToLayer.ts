import { correspond } from '../dataset/layers.ts';
import { layerOf } from './hooks.ts';
import { store } from './store.ts';

/** Goes to another layer. The pinned feature stays pinned if the layers’ features correspond; the selection always stays. */
export function goToLayer(id: string): void {
  const { view, dataset, go } = store.getState();
  const same = dataset && correspond(layerOf(dataset.info, view.layer), layerOf(dataset.info, id));
  go({ layer: id, ...(!same && { feature: null }) });
}
