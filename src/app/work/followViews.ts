import { VIEW_SCHEMA } from '../../scales/view.ts';
import { printView } from '../../state/link.ts';
import { store } from '../../state/store.ts';
import { LOCAL } from '../open/embedded.ts';
import { keepView } from './lastViews.ts';

/** Milliseconds after a change until the view is kept. */
const PAUSE = 1000;

/** Keeps the view of the open dataset in this browser while it changes, so that a crash of the tab loses nothing. */
export function followViews(): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    const { view, inherited, dataset } = store.getState();
    // Files of this machine are numbered from one on every visit: the next visit could not open them.
    if (!dataset || dataset.data !== view.data || view.data === LOCAL) return;
    keepView({
      data: view.data,
      query: printView(VIEW_SCHEMA, view, inherited),
      at: new Date().toISOString(),
    });
  };
  store.subscribe((state, previous) => {
    if (state.view === previous.view && state.dataset === previous.dataset) return;
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  addEventListener('pagehide', keep);
}
