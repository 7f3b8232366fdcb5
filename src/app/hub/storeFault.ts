import { createStore } from 'zustand/vanilla';
import { onStoreFault } from '../../dataset/sources/stored.ts';

/** Why the last part of a remote file was not kept in the browser's storage; empty if it was. */
export const storeFault = createStore<{ readonly fault: string }>()(() => ({ fault: '' }));

/** The listener stays as long as the page is open. */
export const followStore = (): void => void onStoreFault((fault) => storeFault.setState({ fault }));
