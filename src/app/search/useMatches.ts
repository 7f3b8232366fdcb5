import { useEffect, useMemo, useState } from 'react';
import { findMatches } from './matching/find.ts';
import { looksAtNotes, needsTexts, type Query } from './matching/query.ts';
import { textIndexOf } from './matching/textIndex.ts';
import type { FromSearch } from './protocol.ts';
import { createSearcher, type Answer, type Notes, type SearcherOptions } from './searcher.ts';

const NO_LABELS = { labels: textIndexOf([]), notes: null };

/** Milliseconds after which a search that goes on says so. */
const GLANCE = 250;

/** The answer to a query, and whether it takes so long that the page says so. */
export interface Found {
  readonly answer: Answer | null;
  readonly slow: boolean;
}

/**
 * The answer to a query among labels. Until it is there, the answer to the query before it; null before the first, and
 * while what the query looks through is not known.
 *
 * @param labels  null while they are read
 * @param notes  what features fire on; null while it is unknown
 */
export function useMatches(query: Query, labels: readonly string[] | null, notes: Notes | null): Found {
  const [found, setFound] = useState<Answer | null>(null);
  const [searcher] = useState(() => createSearcher({ spawn, after, answer: setFound }));
  useEffect(() => {
    if (!labels) return;
    searcher.prepare(labels);
    return () => searcher.close();
  }, [searcher, labels]);
  useEffect(() => {
    if (labels && notes) searcher.know(notes);
  }, [searcher, labels, notes]);
  const asks = labels !== null && needsTexts(query) && (notes !== null || !looksAtNotes(query));
  useEffect(() => {
    if (asks) searcher.find(query);
  }, [searcher, asks, labels, query]);
  const known = useMemo(
    () => (needsTexts(query) ? null : { query, matches: findMatches(NO_LABELS, query), fault: '' }),
    [query],
  );
  return { answer: known ?? (asks ? found : null), slow: useSlow(asks && !known && found?.query !== query) };
}

/** Whether something has lasted for longer than a glance. */
function useSlow(lasts: boolean): boolean {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!lasts) return;
    const timer = setTimeout(() => setSlow(true), GLANCE);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [lasts]);
  return slow;
}

const spawn: SearcherOptions['spawn'] = (listen, crash) => {
  const worker = new Worker(new URL('./search.worker.ts', import.meta.url), {
    type: 'module',
    name: 'search',
  });
  worker.onmessage = ({ data }: MessageEvent<FromSearch>) => listen(data);
  worker.onerror = (event) => crash(event.message || 'its script could not be loaded');
  worker.onmessageerror = () => crash('a message could not be read');
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    stop: () => worker.terminate(),
  };
};

const after: SearcherOptions['after'] = (milliseconds, act) => {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
};
