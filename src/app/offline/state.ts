import { createStore } from 'zustand/vanilla';

/** How far this browser keeps the app. */
export type Keeping =
  /** the page is still being prepared; nothing was tried yet */
  | { readonly status: 'not yet' }
  | { readonly status: 'storing' }
  | { readonly status: 'ready' }
  /** and why, in a sentence */
  | { readonly status: 'off'; readonly reason: string };

interface Offline {
  readonly keeping: Keeping;
  /** whether a newer version of the app is stored and waits for the user */
  readonly newer: boolean;
}

/** What this browser keeps of the app, for use without a network. */
export const offline = createStore<Offline>()(() => ({ keeping: { status: 'not yet' }, newer: false }));
