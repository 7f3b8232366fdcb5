import { localFiles } from '../../state/localFiles.ts';
import { store } from '../../state/store.ts';
import { LOCAL } from './embedded.ts';

/** What a reload of the page loses, in a sentence; empty if it loses nothing. */
export function reloadCost(): string {
  const open = store.getState().dataset?.data === LOCAL && localFiles.getState().opened !== null;
  return open ? 'After a reload, choose the files from this machine again: a page cannot keep them.' : '';
}
