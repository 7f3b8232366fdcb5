import type { Matches } from './matching/find.ts';
import type { Query } from './matching/query.ts';
import type { FromSearch, ToSearch } from './protocol.ts';

/** The matches of a query, or why it has no answer. */
export interface Answer {
  readonly query: Query;
  readonly matches: Matches | null;
  /** a sentence; empty if there are matches */
  readonly fault: string;
}

/** What features fire on, as the search's worker receives it. */
export interface Notes {
  readonly bytes: Uint8Array;
  readonly ends: Uint32Array;
}

/** Searches in a worker of its own. */
export interface Searcher {
  /** Starts the worker and sends it these labels; what it knew before is forgotten. */
  prepare(labels: readonly string[]): void;
  /** Asks for the matches of a query; of several that wait only the last is answered. */
  find(query: Query): void;
  /** Hands over what features fire on; it is copied. */
  know(notes: Notes): void;
  close(): void;
}

export interface SearchWorker {
  post(message: ToSearch, transfer?: Transferable[]): void;
  stop(): void;
}

export interface SearcherOptions {
  readonly spawn: (listen: (message: FromSearch) => void, crash: (reason: string) => void) => SearchWorker;
  readonly answer: (answer: Answer) => void;
  /** Calls back after a number of milliseconds, unless the function that it returns is called. */
  readonly after: (milliseconds: number, act: () => void) => () => void;
}

/** A regular expression that takes longer than this, in milliseconds, is given up: it tries too many ways. */
export const LIMIT = 2000;
/** Labels are sent in slices, so that no task of the page's thread is long. */
const SLICE = 4096;

/** A search whose worker starts when it is prepared. */
export function createSearcher({ spawn, answer, after }: SearcherOptions): Searcher {
  let labels: readonly string[] = [];
  let notes: Notes | null = null;
  let worker: SearchWorker | null = null;
  /** messages that the worker has not prepared yet */
  let preparing = 0;
  let asked: Query | null = null;
  let next: Query | null = null;
  let stopWaiting = () => undefined as void;

  const pump = () => {
    if (!worker || preparing > 0 || asked || !next) return;
    [asked, next] = [next, null];
    worker.post({ kind: 'find', query: asked });
    // Other queries take as long as the texts are; only an expression can go on for ever.
    if (asked.kind === 'pattern') stopWaiting = after(LIMIT, () => giveUp(asked));
  };
  const listen = (message: FromSearch) => {
    if (message.kind === 'ready') preparing--;
    else if (asked) {
      stopWaiting();
      answer({ query: asked, matches: message.matches, fault: '' });
      asked = null;
    }
    pump();
  };
  const end = () => {
    stopWaiting();
    worker?.stop();
    worker = null;
  };
  const giveUp = (query: Query | null) => {
    end();
    asked = null;
    if (query?.kind === 'pattern') answer({ query, matches: null, fault: slowSentence(query.pattern) });
    begin();
  };
  const crash = (reason: string) => {
    const query = asked ?? next;
    end();
    asked = null;
    if (query) answer({ query, matches: null, fault: `The search could not be done: ${reason}.` });
  };

  const sendNotes = () => {
    if (!notes || !worker) return;
    preparing++;
    const [bytes, ends] = [notes.bytes.slice(), notes.ends.slice()];
    worker.post({ kind: 'notes', bytes, ends }, [bytes.buffer, ends.buffer]);
  };
  const sendLabels = (to: SearchWorker, from: number) => {
    if (to !== worker) return;
    const last = from + SLICE >= labels.length;
    to.post({ kind: 'labels', labels: labels.slice(from, from + SLICE), last });
    if (!last) after(0, () => sendLabels(to, from + SLICE));
  };
  const begin = () => {
    worker = spawn(listen, crash);
    preparing = 1;
    sendLabels(worker, 0);
    sendNotes();
  };

  return {
    prepare(texts) {
      end();
      [labels, notes, asked, next] = [texts, null, null, null];
      begin();
    },
    find(query) {
      next = query;
      if (!worker) begin();
      pump();
    },
    know(texts) {
      notes = texts;
      sendNotes();
    },
    close: end,
  };
}

const slowSentence = (pattern: string) =>
  `/${pattern}/ took longer than ${LIMIT / 1000} seconds and was given up: an expression with nested repetitions such as (a+)+ tries too many ways.`;
