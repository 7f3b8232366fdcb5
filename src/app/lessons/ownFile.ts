import { DataError } from '../../dataset/error.ts';
import type { ChosenFile } from '../../dataset/reference.ts';
import { LARGEST, readLesson } from '../../lessons/read.ts';
import { parseDraft, printDraft, type Draft } from '../../lessons/draft.ts';

/** The name in a link of a lesson that was opened from a file, and of the one that is being written. */
export const FROM_FILE = 'file';
export const FROM_DRAFT = 'draft';

const FILE_KEY = 'tricosm-lesson-file';
const DRAFT_KEY = 'tricosm-lesson-draft';
/**
 * Keeps the file of a lesson, so that it is still open after the page is loaded again.
 *
 * @throws DataError when it is not a lesson
 */
export async function keepLesson({ path, file }: ChosenFile): Promise<void> {
  if (file.size > LARGEST) {
    throw new DataError(`${path}: expected a lesson of at most 1 MB, found more; shorten its steps.`);
  }
  const text = await file.text();
  readLesson(text, path);
  keep(FILE_KEY, text);
}

/** The text of the file that was opened last; null if this browser does not have it. */
export const keptLesson = (): string | null => kept(FILE_KEY);

/** The lesson that is being written. */
export const readDraft = (): Draft => parseDraft(kept(DRAFT_KEY));

export const keepDraft = (draft: Draft): void => keep(DRAFT_KEY, printDraft(draft));

/** What the page keeps if the storage is closed to it; it then lasts for this visit. */
const memory = new Map<string, string>();

function keep(key: string, text: string): void {
  memory.set(key, text);
  try {
    localStorage.setItem(key, text);
  } catch {
    // The storage is full or forbidden.
  }
}

function kept(key: string): string | null {
  try {
    return memory.get(key) ?? localStorage.getItem(key);
  } catch {
    return memory.get(key) ?? null;
  }
}
