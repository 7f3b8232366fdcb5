import { useSyncExternalStore } from 'react';

/** As in the style sheets: below this the columns are one sheet. */
const query = matchMedia('(max-width: 820px)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether the page is a phone's: panel and inspector share one sheet under the scene. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches);
}
