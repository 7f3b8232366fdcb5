import { createStore } from 'zustand/vanilla';
import { startLinkAsks } from './asked.ts';
import { asQuery, parseInherited, parseView, printView } from './link.ts';
import { store } from './store.ts';
import { untaken, type Untaken } from './untaken.ts';
import type { View, ViewSchema } from './view.ts';

/** A change of these is a step that the browser can go back from; other changes rewrite the current entry. */
const places = ({ data, layer, scale, lesson, step }: View) => `${data} ${layer} ${scale} ${lesson} ${step}`;

/** Milliseconds between two changes of the address at one place. */
const PAUSE = 150;
/** Milliseconds until the address is written again after the browser has refused; Safari allows 100 changes in 10 seconds. */
const REFUSED = 2000;

/** What could not be taken as written from the link that was read last. */
export const linkRead = createStore<{ readonly untaken: readonly Untaken[] }>()(() => ({ untaken: [] }));

/** Shows the view that a query and a fragment name, and notes what of them could not be taken, and what they ask for. */
export function startFromQuery(schema: ViewSchema, query: string): void {
  linkRead.setState({ untaken: untaken(schema, query) });
  const view = parseView(schema, query);
  startLinkAsks(view.asked);
  store.getState().start(view, parseInherited(schema, query));
}

/**
 * Keeps the address bar and the store in step: reads the view from the address now and whenever the user goes back
 * or forward, and writes it there shortly after it changes.
 *
 * @returns a function that stops it
 */
export function followAddress(schema: ViewSchema): () => void {
  const read = () => startFromQuery(schema, location.search + location.hash);
  read();
  let written = store.getState().view;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = -Infinity;

  const write = () => {
    const { view, inherited } = store.getState();
    const query = printView(schema, view, inherited);
    const address = `${location.pathname}${asQuery(query)}`;
    if (address !== `${location.pathname}${location.search}${location.hash}`) {
      const method = places(view) === places(written) ? 'replaceState' : 'pushState';
      try {
        history[method](null, '', address);
      } catch {
        // The page must go on whatever the browser says of its address.
        timer = setTimeout(write, REFUSED);
        return;
      }
    }
    written = view;
    last = performance.now();
  };
  const unsubscribe = store.subscribe((state, previous) => {
    if (state.view === previous.view && state.inherited === previous.inherited) return;
    clearTimeout(timer);
    // Browsers limit how often the address may change. The first change and a new place are written at once, so that a
    // reload finds them.
    const wait = places(state.view) === places(written) ? last + PAUSE - performance.now() : 0;
    if (wait > 0) timer = setTimeout(write, wait);
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
export function viewAddress(schema: ViewSchema): string {
  const { view, inherited } = store.getState();
  const query = printView(schema, view, inherited);
  return `${location.origin}${location.pathname}${asQuery(query)}`;
}
