import { createStore } from 'zustand/vanilla';

/**
 * Access tokens for gated repositories, by the hub that the user entered each for: a link or an address of another hub
 * never receives them. They last as long as the page: no link and no storage holds them.
 */
export const hubTokens = createStore<Readonly<Record<string, string>>>()(() => ({}));
