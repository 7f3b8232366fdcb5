import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const KEY = 'tricosm-lessons-offered';

/** Whether the page was opened by its bare address, and nobody has taken or dismissed the offer in this browser. */
function isFirstVisit(): boolean {
  try {
    return location.search === '' && location.hash === '' && localStorage.getItem(KEY) === null;
  } catch {
    return false;
  }
}

const offer = createStore<{ readonly offered: boolean }>()(() => ({ offered: isFirstVisit() }));

/** Whether the lessons are offered: to someone who is here for the first time, and without a link. */
export const useOffered = (): boolean => useStore(offer, ({ offered }) => offered);

/** Offers the lessons no more, in this browser; they stay in the help. */
export function dismissOffer(): void {
  offer.setState({ offered: false });
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // The storage may be closed; the offer then comes again.
  }
}
