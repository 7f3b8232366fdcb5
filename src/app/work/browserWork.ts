import { forgetParts, storedParts } from '../hub/stored.ts';
import { forgetRemembered } from '../open/handles/remembered.ts';
import { everyColumn, forgetColumns, rememberColumns } from '../../state/ownColumns/storage.ts';
import { stopKeeping } from './lastViews.ts';
import { addedBy, PREFIX, readWork, workAmong, type Work } from './workFile.ts';

/** The work that this browser keeps; what its storage does not give counts as nothing. */
export async function workHere(): Promise<Work> {
  return { texts: workAmong(textsHere()), columns: await everyColumn() };
}

function textsHere(): Record<string, string> {
  try {
    return { ...localStorage };
  } catch {
    return {};
  }
}

/** Adds the work of a file to that of this browser, and says what was added. */
export async function importWork(file: File): Promise<string> {
  const { added, had } = addedBy(readWork(await file.text(), file.name), await workHere());
  try {
    for (const [key, text] of Object.entries(added.texts)) localStorage.setItem(key, text);
  } catch {
    return 'The browser’s storage is full or closed: not everything was imported. Delete some of it and import again.';
  }
  const kept = await Promise.all(
    Object.entries(added.columns).map(([key, columns]) => rememberColumns(key, columns)),
  );
  if (kept.includes(false)) return 'The browser’s storage did not take all columns; import again.';
  return had > 0 ? `Imported; ${had} existing entries stayed as they were.` : 'Imported.';
}

/** Deletes everything that this app keeps in this browser: work, settings, results, parts of files, and which files of this machine were open. */
export async function deleteEverything(): Promise<void> {
  stopKeeping();
  for (const key of Object.keys(textsHere())) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  await forgetColumns();
  await forgetRemembered();
  await forgetParts(((await storedParts()) ?? []).map(({ key }) => key));
}
