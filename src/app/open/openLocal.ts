import type { DatasetInfo } from '../../dataset/dataset.ts';
import { fittingScale } from '../../scales/fitting.ts';
import type { ChosenFile } from '../../dataset/reference.ts';
import { chosenTogether, localFiles, referenceToChosen } from '../../state/localFiles.ts';
import { store } from '../../state/store.ts';
import { initialView } from '../../scales/view.ts';
import { lessonPartOf } from '../lessons/lessonState.ts';
import { LOCAL } from './embedded.ts';
import { originOf } from './handles/handles.ts';
import { readAs, viewOf, type Reading } from './reading.ts';

/** Shows files to be opened, in place of those shown before. */
export function propose(files: readonly ChosenFile[]): void {
  if (files.length === 0) return;
  localFiles.setState({ proposed: chosenTogether(files) });
}

/** Dismisses the files that are shown, without opening them. */
export const withdraw = (): void => localFiles.setState({ proposed: null });

/** Opens the files that are shown, at the current scale or the first that can show them. */
export function openProposed(info: DatasetInfo, reading: Reading): void {
  const { proposed } = localFiles.getState();
  if (!proposed) return;
  localFiles.setState({ proposed: null, opened: proposed, remembered: false, made: [] });
  void rememberOpened(proposed.files);
  const { view, start } = store.getState();
  const { id: scale } = fittingScale(view.scale, info);
  start({ ...initialView(), ...lessonPartOf(view), scale, data: LOCAL, ...viewOf(reading) });
}

/** Matches the open dataset with the files that are shown, without opening them in its place. */
export function matchProposed(info: DatasetInfo, reading: Reading): void {
  const { proposed } = localFiles.getState();
  if (!proposed) return;
  const reference = readAs(referenceToChosen(proposed), reading);
  localFiles.setState({ proposed: null, matched: { reference, info, layer: info.defaultLayer } });
}

/** Remembers the files for a reload, if the browser gave handles of them. */
async function rememberOpened(files: readonly ChosenFile[]): Promise<void> {
  const handles = originOf(files);
  const { forgetTab, rememberHandles } = await import('./handles/remembered.ts');
  const remembered = handles.length > 0 && (await rememberHandles(handles));
  if (!remembered) forgetTab();
  if (localFiles.getState().opened?.files === files) localFiles.setState({ remembered });
}
