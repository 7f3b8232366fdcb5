import { useSyncExternalStore } from 'react';

/** The breakpoint of the style sheets: below it, panel and inspector share one sheet. */
const query = matchMedia('(max-width: 820px)');

function subscribe(changed: () => void): () => void {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** Whether the page is as narrow as a phone: panel and inspector then share one sheet under the scene. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, isNarrow);
}

/** Whether it is so now. */
export const isNarrow = (): boolean => query.matches;
