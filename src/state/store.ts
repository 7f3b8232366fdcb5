import { createStore } from 'zustand/vanilla';
import type { DatasetInfo } from '../dataset/dataset.ts';
import { initialViewOf, viewSchema, type ScaleView, type View } from './view.ts';

/** How far the opening of the view's dataset is. */
export type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'ready' }
  /** the dataset that was open before, if any, stays open */
  | { readonly status: 'failed'; readonly message: string; readonly data: string };

/** An open dataset: its name in the view, its manifest's address, and its description. */
export interface OpenDataset {
  readonly data: string;
  readonly url: string;
  readonly info: DatasetInfo;
}

export interface State {
  readonly view: View;
  readonly opening: Opening;
  /** the open dataset; stays while another one is being opened or has failed to open */
  readonly dataset: OpenDataset | null;
  /** the point under the pointer, an index into the scene's points */
  readonly hovered: number | null;
  /** points that a search matches, ringed in the scene while it is open */
  readonly matches: readonly number[];
}

export interface Actions {
  /** Changes the place; the caller resets what belongs to the previous one (selection, camera). */
  readonly go: (change: Partial<View>) => void;
  /** Changes some of a scale's own parameters. */
  readonly change: <Values extends object>(scale: ScaleView<Values>, change: Partial<Values>) => void;
  readonly hover: (point: number | null) => void;
  readonly setMatches: (matches: readonly number[]) => void;
  readonly setOpening: (opening: Opening, dataset?: State['dataset']) => void;
}

/** The one store: the view, and the dataset that it is of. */
export const store = createStore<State & Actions>()((set) => ({
  // Until the address is read there are no scales; see `followAddress`.
  view: initialViewOf(viewSchema([], '')),
  opening: { status: 'loading' },
  dataset: null,
  hovered: null,
  matches: [],
  go: (change) => set((state) => ({ view: { ...state.view, ...change }, hovered: null })),
  change: (scale, change) =>
    set(({ view }) => ({ view: { ...view, scales: scale.changed(view.scales, change) } })),
  hover: (point) => set((state) => (state.hovered === point ? state : { hovered: point })),
  setMatches: (matches) => set((state) => (state.matches === matches ? state : { matches })),
  setOpening: (opening, dataset) => set(dataset === undefined ? { opening } : { opening, dataset }),
}));
