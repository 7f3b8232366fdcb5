import { create } from 'zustand';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import { areLarge } from './areLarge.ts';

/** The layers of datasets whose firings the user asked for during this visit; see `keyOf`. */
const useRequested = create<{ readonly keys: ReadonlySet<string> }>()(() => ({ keys: new Set() }));

/** The firings of the layer on screen, which may be read from a large file only when the user asks for them. */
export interface Firings {
  /** whether they wait until the user asks */
  readonly wait: boolean;
  /** what is read for them, in bytes; 0 if they are at hand */
  readonly bytes: number;
  readonly ask: () => void;
}

/** The firings of the layer on screen. */
export function useFirings(): Firings {
  const { key: dataset } = useDataset();
  const layer = useLayer();
  const key = `${dataset} ${layer.id}`;
  const requested = useRequested(({ keys }) => keys.has(key));
  return {
    wait: areLarge(layer) && !requested,
    bytes: layer.firingsBytes ?? 0,
    ask: () => useRequested.setState(({ keys }) => ({ keys: new Set(keys).add(key) })),
  };
}
