import type { DatasetInfo } from '../dataset/dataset.ts';
import { isRecorded } from '../dataset/info.ts';
import { listed, localFiles } from '../state/localFiles.ts';
import { store } from '../state/store.ts';
import { initialView, type Scale } from '../state/view.ts';
import { LOCAL } from './embedded.ts';

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
export function openProposed(info: DatasetInfo): void {
  const { proposed } = localFiles.getState();
  if (!proposed) return;
  localFiles.setState({ proposed: null, opened: proposed, made: [] });
  const { scale } = store.getState().view;
  const scales: readonly Scale[] = [scale, 'atom', 'galaxy', 'brain'];
  const fit = scales.find((one) => missingFor(one, info) === '');
  store.getState().go({ ...initialView(), scale: fit ?? scale, data: LOCAL });
}

/** What a dataset lacks for a scale, in words; empty where it has what it needs. */
export function missingFor(scale: Scale, { layers, relations }: DatasetInfo): string {
  const has = (part: 'decoder' | 'words') => layers.some((layer) => layer.has[part]);
  switch (scale) {
    case 'atom':
      if (!has('words')) return 'word vectors and relations: a table of vectors, and pairs as JSON';
      return relations.length > 0 ? '' : 'relations: pairs as JSON (or type your own in its panel)';
    case 'brain':
      if (!layers.some((layer) => isRecorded(layer) || layer.has.encoding)) {
        return 'firings of blocks (.npz), or a whole SAE with activations to encode them from';
      }
      return has('decoder') ? '' : 'decoder directions: an SAE checkpoint';
    case 'galaxy':
      return has('decoder') ? '' : 'decoder directions: an SAE checkpoint or a table of vectors';
  }
}
