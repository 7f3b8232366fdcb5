import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { placingWords, type WordPlaces } from '../../dataset/wordPlaces.ts';
import { inTasks } from '../../jobs/manager/inTasks.ts';

/**
 * The places of each list of words that a part of the page has asked for; null while they are being found. All parts share
 * them, because a vocabulary can be large; they go with the list.
 */
const known = new WeakMap<readonly string[], WordPlaces | null>();

/** Says that places have been found. */
const found = createStore<{ readonly times: number }>()(() => ({ times: 0 }));

/** Finds the places of words, in tasks of their own, once for a list. */
function place(words: readonly string[]): void {
  if (known.has(words)) return;
  known.set(words, null);
  inTasks(placingWords(words), (places) => {
    known.set(words, places);
    found.setState(({ times }) => ({ times: times + 1 }));
  });
}

/**
 * The places of a dataset's words.
 *
 * @param words  undefined until they are read
 * @returns null until the places are known
 */
export function useWordPlaces(words: readonly string[] | undefined): WordPlaces | null {
  useEffect(() => {
    if (words) place(words);
  }, [words]);
  return useStore(found, () => (words && known.get(words)) ?? null);
}
