import { layerOf } from '../../state/hooks.ts';
import { store } from '../../state/store.ts';
import { keepDataset } from './keep.ts';
import { startOffline } from './registration.ts';
import { offline } from './state.ts';

/**
 * Keeps the app, and each embedded dataset and layer that is shown: what was looked at once is there without a network.
 */
export async function followOffline(): Promise<void> {
  await startOffline();
  let last = '';
  const keepShown = () => {
    const { dataset, view } = store.getState();
    if (!dataset || offline.getState().keeping.status !== 'ready') return;
    const layer = layerOf(dataset.info, view.layer).id;
    const shown = `${dataset.data} ${layer}`;
    if (shown === last) return;
    last = shown;
    // Without the files, a visit without a network says which one is missing.
    keepDataset(dataset.data, [layer]).catch(() => undefined);
  };
  store.subscribe(keepShown);
  offline.subscribe(keepShown);
  keepShown();
}
