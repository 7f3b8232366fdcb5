import { useStore } from 'zustand';
import type { DatasetInfo, LayerInfo } from '../dataset/dataset.ts';
import { store, type Actions, type OpenDataset, type State } from './store.ts';

/** Reads the store; the component is drawn again when what the selector returns changes. */
export function useTricosm<T>(select: (state: State & Actions) => T): T {
  return useStore(store, select);
}

/** The open dataset. Only for components that are shown when there is one. */
export function useDataset(): OpenDataset {
  const dataset = useTricosm((state) => state.dataset);
  if (!dataset) throw new Error('no dataset is open');
  return dataset;
}

/** The layer that is looked at. */
export function useLayer(): LayerInfo {
  const { info } = useDataset();
  const id = useTricosm((state) => state.view.layer);
  return layerOf(info, id);
}

/** A layer by its id; the default layer where there is no such id. */
export function layerOf(info: DatasetInfo, id: string): LayerInfo {
  const layer =
    info.layers.find((candidate) => candidate.id === id) ??
    info.layers.find((candidate) => candidate.id === info.defaultLayer) ??
    info.layers[0];
  if (!layer) throw new Error(`the dataset ${info.name} has no layers`);
  return layer;
}
