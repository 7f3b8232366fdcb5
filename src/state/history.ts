import { parseView, printView } from './link.ts';
import { store } from './store.ts';
import type { View } from './view.ts';

/** Changes of these are places one goes back from; everything else only rewrites the current entry. */
const places = (view: View) => `${view.data} ${view.layer} ${view.scale}`;

/**
 * Keeps the address bar and the store in step: the view is read from the address now and whenever the
 * reader goes back or forward, and written to it shortly after it changes.
 *
 * @returns a function that stops it
 */
export function followAddress(): () => void {
  const read = () => store.getState().go(parseView(location.search));
  read();
  let written = store.getState().view;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const write = () => {
    const { view } = store.getState();
    const query = printView(view);
    const address = `${location.pathname}${query ? `?${query}` : ''}${location.hash}`;
    if (address !== `${location.pathname}${location.search}${location.hash}`) {
      const method = places(view) === places(written) ? 'replaceState' : 'pushState';
      history[method](null, '', address);
    }
    written = view;
  };
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.view === previous.view) return;
    clearTimeout(timer);
    // Browsers limit how often the address may change; a place is written at once all the same.
    if (places(state.view) === places(written)) timer = setTimeout(write, 150);
    else write();
  });
  const back = () => {
    read();
    written = store.getState().view;
    clearTimeout(timer);
  };
  addEventListener('popstate', back);
  return () => {
    unsubscribe();
    removeEventListener('popstate', back);
    clearTimeout(timer);
  };
}

/** The address of the view as it is now, for sharing. */
export function viewAddress(): string {
  const query = printView(store.getState().view);
  return `${location.origin}${location.pathname}${query ? `?${query}` : ''}`;
}
