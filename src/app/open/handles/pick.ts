import type { ChosenFile } from '../../../dataset/reference.ts';
import { filesOf, noteOrigin, type Handle } from './handles.ts';

type Picker = (options: { readonly multiple: true }) => Promise<Handle[]>;

/**
 * Lets the user choose files that can be opened again after a reload.
 *
 * @returns the files; empty if the user chose none; null if this browser has no such dialog, or does not allow it here
 */
export async function pickFiles(): Promise<readonly ChosenFile[] | null> {
  const { showOpenFilePicker } = globalThis as { showOpenFilePicker?: Picker };
  if (!showOpenFilePicker) return null;
  try {
    const handles = await showOpenFilePicker({ multiple: true });
    const files = await filesOf(handles);
    noteOrigin(files, handles);
    return files;
  } catch (error) {
    const dismissed = error instanceof DOMException && error.name === 'AbortError';
    return dismissed ? [] : null;
  }
}
