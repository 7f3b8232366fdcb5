import type { ChosenFile } from '../../dataset/reference.ts';
import { VIEW_SCHEMA } from '../../scales/view.ts';
import { startFromQuery } from '../../state/history.ts';
import { linkInFile, queryOfLink } from '../../state/viewFile.ts';
import { sayOfFile } from '../selection/importSelections.ts';

/** Shows the view of a file, or says why it cannot. */
export async function openView({ path, file }: ChosenFile): Promise<void> {
  try {
    startFromQuery(VIEW_SCHEMA, queryOfLink(linkInFile(await file.text(), path)));
  } catch (error) {
    sayOfFile((error as Error).message);
  }
}
