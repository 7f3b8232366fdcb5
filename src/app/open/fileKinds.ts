import { create } from 'zustand';

/** What the browser's dialog for files offers, and what may be dropped, in words; both from the list of formats. */
interface FileKinds {
  readonly accept?: string;
  readonly hint?: string;
}

/** Empty until the list of formats is loaded: the dialog offers every file until then. */
export const useFileKinds = create<FileKinds>()(() => ({}));

/** Loads the list of formats for the dialog and the hint. */
export const loadFileKinds = (): Promise<void> =>
  import('../../dataset/formats/names.ts').then(
    ({ acceptedEndings, dropHint }) => useFileKinds.setState({ accept: acceptedEndings(), hint: dropHint() }),
    // Without the list any file can be chosen, and says what it is when it is read.
    () => undefined,
  );
