import { localFiles } from '../../state/localFiles.ts';
import { store } from '../../state/store.ts';
import { LOCAL } from './embedded.ts';

/** What a reload of the page loses, in a sentence; empty if it loses nothing. */
export function reloadCost(): string {
  const { opened, remembered, made } = localFiles.getState();
  if (store.getState().dataset?.data !== LOCAL || opened === null) return '';
  if (!remembered)
    return 'After a reload, choose the files from this machine again: a page cannot keep them.';
  const lost =
    made.length > 0 ? ' Firings that were made here have to be made again, unless you save them.' : '';
  return `After a reload, the files from this machine open again, or by one click if the browser asks.${lost}`;
}
