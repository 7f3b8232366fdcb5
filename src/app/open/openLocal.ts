import type { DatasetInfo } from '../../dataset/dataset.ts';
import { fittingScale } from '../../scales/fitting.ts';
import { listed, localFiles } from '../../state/localFiles.ts';
import { store } from '../../state/store.ts';
import { initialView } from '../../scales/view.ts';
import { LOCAL } from './embedded.ts';
import { viewOf, type Reading } from './reading.ts';

/** Shows files to be opened, in place of those shown before. */
export function propose(files: readonly { readonly path: string; readonly file: File }[]): void {
  if (files.length === 0) return;
  withdraw();
  const chosen = files.map(({ path, file }) => ({ path, url: URL.createObjectURL(file) }));
  localFiles.setState({ proposed: listed(chosen) });
}

/** Lets go of the files that are shown, unopened. */
export function withdraw(): void {
  const { proposed } = localFiles.getState();
  if (!proposed) return;
  localFiles.setState({ proposed: null });
  for (const { url } of [...proposed.files, { url: proposed.listing }]) URL.revokeObjectURL(url);
}

/** Goes to the files that are shown, at the scale that is looked at or the first that they have something for. */
export function openProposed(info: DatasetInfo, reading: Reading): void {
  const { proposed } = localFiles.getState();
  if (!proposed) return;
  localFiles.setState({ proposed: null, opened: proposed, made: [] });
  const { id: scale } = fittingScale(store.getState().view.scale, info);
  store.getState().go({ ...initialView(), scale, data: LOCAL, ...viewOf(reading) });
}
