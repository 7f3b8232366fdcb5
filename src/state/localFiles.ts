import { createStore } from 'zustand/vanilla';
import type { ChosenFile } from '../dataset/sources/blobs.ts';

/** Files chosen on this machine; the listing is the address under which the worker finds them. */
export interface Chosen {
  readonly listing: string;
  readonly files: readonly ChosenFile[];
}

interface LocalFiles {
  /** files that were dropped or chosen and are not opened yet */
  readonly proposed: Chosen | null;
  /** the files opened last */
  readonly opened: Chosen | null;
  /** files that were made here and have joined those opened: of which layer */
  readonly made: readonly { readonly layer: string; readonly path: string }[];
}

/** What is open from local files; it lasts as long as the page, and no link holds it. */
export const localFiles = createStore<LocalFiles>()(() => ({ proposed: null, opened: null, made: [] }));

/** Gives files a listing. */
export function listed(files: readonly ChosenFile[]): Chosen {
  const listing = URL.createObjectURL(new Blob([JSON.stringify(files)], { type: 'application/json' }));
  return { listing, files };
}

/** Adds a file that was made of a layer to those that are open: the dataset is opened anew with it. */
export function joinOpened(layer: string, path: string, bytes: Uint8Array): void {
  const { opened, made } = localFiles.getState();
  if (!opened) return;
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>]));
  const others = opened.files.filter((file) => file.path !== path);
  localFiles.setState({
    opened: listed([...others, { path, url }]),
    made: [...made.filter((file) => file.path !== path), { layer, path }],
  });
}
