import { createStore } from 'zustand/vanilla';

/** An access token for gated repositories. It lasts as long as the page: no link, no storage holds it. */
export const hubToken = createStore<{ readonly token: string }>()(() => ({ token: '' }));
