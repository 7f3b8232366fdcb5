import { createStore } from 'zustand/vanilla';
import type { DatasetInfo } from '../dataset/dataset.ts';
import { type ChosenFile, type DatasetReference, referenceTo } from '../dataset/reference.ts';

/** Files that the user chose together on this machine. */
export interface Chosen {
  /** numbers the choices of this visit */
  readonly choice: number;
  readonly files: readonly ChosenFile[];
  /** whether the user wants their columns on the open dataset, and not a dataset */
  readonly forColumns?: boolean;
  /** whether the user wants to match the open dataset with them, and not to open them in its place */
  readonly forMatching?: boolean;
}

/** Files beside the open dataset, with whose features its features are matched. */
export interface Matched {
  readonly reference: DatasetReference;
  readonly info: DatasetInfo;
  /** the layer that is matched */
  readonly layer: string;
}

interface LocalFiles {
  /** files that were dropped or chosen and are not opened yet */
  readonly proposed: Chosen | null;
  /** the files opened last */
  readonly opened: Chosen | null;
  /** whether the browser can open them again after a reload */
  readonly remembered: boolean;
  /** files that were made here and added to the opened ones, with the layer of each */
  readonly made: readonly { readonly layer: string; readonly path: string }[];
  /** files that the open dataset is matched with */
  readonly matched: Matched | null;
}

/** What is open from local files; it lasts as long as the page, and no link holds it. */
export const localFiles = createStore<LocalFiles>()(() => ({
  proposed: null,
  opened: null,
  remembered: false,
  made: [],
  matched: null,
}));

let choices = 0;

/** Numbers files as one choice, different from every other choice of this visit. */
export const chosenTogether = (files: readonly ChosenFile[]): Chosen => ({ choice: (choices += 1), files });

/** Shows a file whose columns the user wants to add to the open dataset, in place of files shown before. */
export function proposeColumns(file: File): void {
  localFiles.setState({
    proposed: { ...chosenTogether([{ path: file.name, file }]), forColumns: true },
  });
}

/** The dataset that chosen files make, read as they are. */
export const referenceToChosen = ({ choice, files }: Chosen): DatasetReference =>
  referenceTo({ kind: 'local', choice, files });

/** Adds a file that was made of a layer to those that are open: the dataset is opened again with it. */
export function joinOpened(layer: string, path: string, bytes: Uint8Array): void {
  const { opened, made } = localFiles.getState();
  if (!opened) return;
  const others = opened.files.filter((file) => file.path !== path);
  localFiles.setState({
    opened: chosenTogether([...others, { path, file: new Blob([bytes as Uint8Array<ArrayBuffer>]) }]),
    made: [...made.filter((file) => file.path !== path), { layer, path }],
  });
}

/** Shows files that the user wants to match the open dataset with, in place of files shown before. */
export function proposeToMatch(files: readonly ChosenFile[]): void {
  if (files.length > 0) localFiles.setState({ proposed: { ...chosenTogether(files), forMatching: true } });
}
