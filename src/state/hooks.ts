import { useStore } from 'zustand';
import type { LayerInfo } from '../dataset/dataset.ts';
import { layerOf } from '../dataset/layers.ts';
import { store, type Actions, type OpenDataset, type State } from './store.ts';
import type { ScaleView } from './view.ts';

/** Reads the store; the component is drawn again when the value that the selector returns changes. */
export function useTricosm<T>(select: (state: State & Actions) => T): T {
  return useStore(store, select);
}

export { layerOf };

/** How a scale reads and changes its own parameters, or what its picture inherits. */
export interface OwnView<Values extends object> {
  /** Reads them; the component is drawn again when the value that the selector returns changes. */
  readonly useOwn: <T>(select: (values: Values) => T) => T;
  /** Their values now. */
  readonly own: () => Values;
  readonly setOwn: (change: Partial<Values>) => void;
}

/** The parameters that a scale adds to the view, in the store. */
export function ownView<Values extends object>(scale: ScaleView<Values>): OwnView<Values> {
  return {
    useOwn: (select) => useTricosm(({ view }) => select(scale.of(view.scales))),
    own: () => scale.of(store.getState().view.scales),
    setOwn: (change) => store.getState().change(scale, change),
  };
}

/** What a scale's picture inherits, in the store; see `State.inherited`. */
export function ownInherited<Values extends object>(scale: ScaleView<Values>): OwnView<Values> {
  return {
    useOwn: (select) => useTricosm(({ inherited }) => select(scale.of(inherited))),
    own: () => scale.of(store.getState().inherited),
    setOwn: (change) => store.getState().inherit(scale, change),
  };
}

/** The open dataset. Only for components that are shown while one is open. */
export function useDataset(): OpenDataset {
  const dataset = useTricosm((state) => state.dataset);
  if (!dataset) throw new Error('no dataset is open');
  return dataset;
}

/** The layer of the view. */
export function useLayer(): LayerInfo {
  const { info } = useDataset();
  const id = useTricosm((state) => state.view.layer);
  return layerOf(info, id);
}
