import { createStore } from 'zustand/vanilla';
import { count } from '../../controls/numbers.ts';
import type { ChosenFile } from '../../dataset/reference.ts';
import { looksLikeSelections, readSelections } from '../../scales/shared/selections/file.ts';
import { withImported } from '../../state/selection/saved.ts';
import { setSaved } from '../../state/selection/select.ts';
import { store } from '../../state/store.ts';

/** What became of a file of saved selections; null while there is nothing to say. */
export interface ImportMessage {
  readonly text: string;
  readonly failed: boolean;
}

export const importMessage = createStore<{ readonly message: ImportMessage | null }>()(() => ({
  message: null,
}));

export const dismissImport = (): void => importMessage.setState({ message: null });

const say = (text: string, failed: boolean) => importMessage.setState({ message: { text, failed } });

/** Says in the same place why a file could not be opened. */
export const sayOfFile = (text: string): void => say(text, true);

/** Says something about selections in the same place. */
export const sayOfSelections = (text: string): void => say(text, false);

/** Says in the same place why a file that was chosen or dropped is not taken. */
export const sayThatFailed = (text: string): void => say(text, true);

/** The beginning of a file names its format; in bytes. */
const BEGINNING = 400;
/** A million members take about 8 MB. */
const LARGEST = 64e6;

/** Whether files that were chosen together are one file of saved selections. */
export async function areSelections(files: readonly ChosenFile[]): Promise<boolean> {
  const [only, ...others] = files;
  if (!only || others.length > 0 || !/\.json$/i.test(only.path)) return false;
  return looksLikeSelections(await only.file.slice(0, BEGINNING).text());
}

/** Adds the saved selections of a file to those of the view, and says what was added or why nothing was. */
export async function importSelections({ path, file }: ChosenFile): Promise<void> {
  const { dataset } = store.getState();
  if (!dataset) return say(`${path} holds saved selections: open their dataset first.`, true);
  if (file.size > LARGEST) return say(`${path}: expected at most 64 MB of saved selections.`, true);
  try {
    const { saved, note } = readSelections(await file.text(), path, dataset.info);
    const before = store.getState().view.saved;
    const after = withImported(before, saved);
    setSaved(after);
    const added = after.length - before.length;
    const had = saved.length - added;
    const text = `${count(added)} saved ${added === 1 ? 'selection' : 'selections'} imported`;
    const known = had > 0 ? `, ${count(had)} of the file existed already` : '';
    say(`${text}${known}.${note && ` ${note}`}`, false);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error), true);
  }
}
