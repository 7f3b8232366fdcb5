import { createStore } from 'zustand/vanilla';
import { onStoreFault } from '../../dataset/sources/stored.ts';

/** Why the last part of a remote file was not kept in the browser's storage; empty where it was. */
export const storeFault = createStore<{ readonly fault: string }>()(() => ({ fault: '' }));

/** Listens as long as the page lasts. */
export const followStore = (): void => void onStoreFault((fault) => storeFault.setState({ fault }));
