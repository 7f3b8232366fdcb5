import { pressFileInput } from './fileInput.ts';
import { pickFiles } from './handles/pick.ts';
import { take } from './OpenFiles.tsx';

/** Lets the user choose files: in a dialog whose files open again after a reload, if the browser has one. */
export async function openFiles(): Promise<void> {
  const files = await pickFiles();
  if (files) await take(files);
  else pressFileInput();
}
