import { createStore } from 'zustand/vanilla';

/**
 * Access tokens for gated repositories, each by the hub that it was given for: a link or an address of another hub
 * gets none of them. They last as long as the page: no link, no storage holds them.
 */
export const hubTokens = createStore<Readonly<Record<string, string>>>()(() => ({}));
