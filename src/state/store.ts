import { createStore } from 'zustand/vanilla';
import type { DatasetInfo } from '../dataset/dataset.ts';
import type { DatasetReference } from '../dataset/reference.ts';
import { initialViewOf, viewSchema, type ScaleValues, type ScaleView, type View } from './view.ts';

/** How far the opening of the view's dataset is. */
export type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'ready' }
  /** the dataset that was open before, if any, stays open */
  | { readonly status: 'failed'; readonly message: string; readonly data: string };

/** An open dataset: its name in the view, its manifest's address, and its description. */
export interface OpenDataset {
  readonly data: string;
  readonly reference: DatasetReference;
  /** of the reference: names the dataset where a text is needed */
  readonly key: string;
  readonly info: DatasetInfo;
}

export interface State {
  readonly view: View;
  /**
   * What the picture on screen takes over from the pictures before it, such as the colours that lobes keep. It is derived,
   * not a parameter: no job depends on it. A link carries it, because the picture cannot be reproduced without it.
   */
  readonly inherited: ScaleValues;
  readonly opening: Opening;
  /** the open dataset; stays while another one is being opened or has failed to open */
  readonly dataset: OpenDataset | null;
  /** points that a search matches: they stand out in the scene while it is open */
  readonly matches: readonly number[];
}

export interface Actions {
  /** Changes the place; the caller resets what belongs to the previous one (selection, camera). */
  readonly go: (change: Partial<View>) => void;
  /** Changes what is selected or saved. */
  readonly choose: (change: Partial<Pick<View, 'selection' | 'saved'>>) => void;
  /** Shows another view, such as that of a link. Its picture inherits what comes with it, and nothing of the pictures before. */
  readonly start: (view: View, inherited?: ScaleValues) => void;
  /** Changes some of a scale's own parameters. */
  readonly change: <Values extends object>(scale: ScaleView<Values>, change: Partial<Values>) => void;
  /** Notes what the picture on screen inherits. */
  readonly inherit: <Values extends object>(scale: ScaleView<Values>, change: Partial<Values>) => void;
  readonly setMatches: (matches: readonly number[]) => void;
  readonly setOpening: (opening: Opening, dataset?: State['dataset']) => void;
}

/** The one store: the view, and the dataset that it is of. */
export const store = createStore<State & Actions>()((set) => ({
  // Until the address is read there are no scales; see `followAddress`.
  view: initialViewOf(viewSchema([], '')),
  inherited: {},
  opening: { status: 'loading' },
  dataset: null,
  matches: [],
  go: (change) => set((state) => ({ view: { ...state.view, ...change } })),
  choose: (change) => set((state) => ({ view: { ...state.view, ...change } })),
  start: (view, inherited = {}) => set({ view, inherited }),
  change: (scale, change) =>
    set(({ view }) => ({ view: { ...view, scales: scale.changed(view.scales, change) } })),
  inherit: (scale, change) => set(({ inherited }) => ({ inherited: scale.changed(inherited, change) })),
  setMatches: (matches) => set((state) => (state.matches === matches ? state : { matches })),
  setOpening: (opening, dataset) => set(dataset === undefined ? { opening } : { opening, dataset }),
}));
