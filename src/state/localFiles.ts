import { createStore } from 'zustand/vanilla';
import { type ChosenFile, type DatasetReference, referenceTo } from '../dataset/reference.ts';

/** Files that the user chose together on this machine. */
export interface Chosen {
  /** numbers the choices of this visit */
  readonly choice: number;
  readonly files: readonly ChosenFile[];
  /** whether the user wants their columns on the open dataset, and not a dataset */
  readonly forColumns?: boolean;
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
}

/** What is open from local files; it lasts as long as the page, and no link holds it. */
export const localFiles = createStore<LocalFiles>()(() => ({
  proposed: null,
  opened: null,
  remembered: false,
  made: [],
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
