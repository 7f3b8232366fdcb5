import { saveFile } from '../../controls/saveFile.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { viewAddress } from '../../state/history.ts';
import { store } from '../../state/store.ts';
import { VIEW_FILE_ENDING, viewFileText } from '../../state/viewFile.ts';

/** Saves the view as a file, which opens by being dropped on the window. */
export async function saveView(): Promise<string> {
  const { dataset, view } = store.getState();
  const name = `${dataset?.info.name ?? 'view'}-${view.scale}`;
  saveFile(name + VIEW_FILE_ENDING, viewFileText(viewAddress(VIEW_SCHEMA)), 'application/json');
  return 'View saved as a file';
}
