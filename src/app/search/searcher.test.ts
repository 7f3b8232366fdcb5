import { beforeEach, describe, expect, it } from 'vitest';
import { NO_MATCHES } from './matching/find.ts';
import type { Query } from './matching/query.ts';
import type { FromSearch, ToSearch } from './protocol.ts';
import { createSearcher, LIMIT, type Answer, type Searcher } from './searcher.ts';

/** A worker that answers when the test says so, and a clock that rings when the test says so. */
interface Started {
  readonly posted: ToSearch[];
  readonly listen: (message: FromSearch) => void;
  readonly crash: (reason: string) => void;
  stopped: boolean;
}

const words = (text: string): Query => ({ kind: 'words', parts: [text], number: null });
const labels = Array.from({ length: 10_000 }, (_, i) => `label ${i}`);
const found: FromSearch = { kind: 'found', matches: NO_MATCHES };

let workers: Started[];
let answers: Answer[];
let timers: { milliseconds: number; act: () => void; stopped: boolean }[];
let searcher: Searcher;

const ring = (milliseconds: number) => {
  const due = timers.filter((timer) => timer.milliseconds === milliseconds && !timer.stopped);
  timers = timers.filter((timer) => !due.includes(timer));
  due.forEach(({ act }) => act());
};
const queriesOf = ({ posted }: Started) =>
  posted.flatMap((message) => (message.kind === 'find' ? [message.query] : []));
const labelsOf = ({ posted }: Started) =>
  posted.flatMap((message) => (message.kind === 'labels' ? message.labels : []));
/** Sends the rest of the labels and lets the worker be ready. */
const prepare = () => {
  ring(0);
  ring(0);
  workers.at(-1).listen({ kind: 'ready' });
};

beforeEach(() => {
  [workers, answers, timers] = [[], [], []];
  searcher = createSearcher({
    spawn: (listen, crash) => {
      const started: Started = { posted: [], listen, crash, stopped: false };
      workers.push(started);
      return { post: (message) => started.posted.push(message), stop: () => (started.stopped = true) };
    },
    answer: (answer) => answers.push(answer),
    after: (milliseconds, act) => {
      const timer = { milliseconds, act, stopped: false };
      timers.push(timer);
      return () => (timer.stopped = true);
    },
  });
  searcher.prepare(labels);
});

describe('a search in a worker', () => {
  it('sends the labels in slices, and asks when they are prepared', () => {
    searcher.find(words('a'));
    expect(labelsOf(workers[0]!)).toHaveLength(4096);
    expect(queriesOf(workers[0]!)).toEqual([]);
    prepare();
    expect(labelsOf(workers[0]!)).toEqual(labels);
    expect(queriesOf(workers[0]!)).toEqual([words('a')]);
    workers[0]!.listen(found);
    expect(answers).toEqual([{ query: words('a'), matches: NO_MATCHES, fault: '' }]);
  });

  it('answers only the last of the queries that wait', () => {
    prepare();
    for (const text of ['a', 'ab', 'abc']) searcher.find(words(text));
    workers[0]!.listen(found);
    workers[0]!.listen(found);
    expect(answers.map(({ query }) => query)).toEqual([words('a'), words('abc')]);
  });

  it('gives up a query that takes too long, says why, and answers the next in another worker', () => {
    prepare();
    const slow: Query = { kind: 'pattern', pattern: '(a+)+$', field: 'label' };
    searcher.find(slow);
    searcher.find(words('b'));
    ring(LIMIT);
    expect(workers[0]!.stopped).toBe(true);
    expect(answers[0]).toMatchObject({ query: slow, matches: null });
    expect(answers[0]!.fault).toMatch(/^\/\(a\+\)\+\$\/ took longer than 2 seconds and was given up/);
    prepare();
    expect(labelsOf(workers[1]!)).toEqual(labels);
    expect(queriesOf(workers[1]!)).toEqual([words('b')]);
  });

  it('does not give up an expression that was answered in time, and no other query', () => {
    prepare();
    searcher.find({ kind: 'pattern', pattern: 'a', field: 'label' });
    workers[0]!.listen(found);
    searcher.find(words('b'));
    ring(LIMIT);
    expect(answers).toHaveLength(1);
    expect(workers).toHaveLength(1);
  });

  it('sends a copy of the notes, to the next worker too', () => {
    const notes = { bytes: Uint8Array.of(97), ends: Uint32Array.of(1, 1) };
    prepare();
    searcher.know(notes);
    searcher.find({ kind: 'pattern', pattern: 'a', field: 'token' });
    expect(queriesOf(workers[0]!)).toEqual([]);
    workers[0]!.listen({ kind: 'ready' });
    expect(queriesOf(workers[0]!)).toHaveLength(1);
    ring(LIMIT);
    const sent = workers.map(({ posted }) => posted.filter(({ kind }) => kind === 'notes'));
    expect(sent).toEqual([[{ kind: 'notes', ...notes }], [{ kind: 'notes', ...notes }]]);
    expect(sent[0]![0]).not.toHaveProperty(
      'bytes',
      expect.toSatisfy((bytes) => bytes === notes.bytes),
    );
  });

  it('says that its worker could not be started, and starts another for the next query', () => {
    searcher.find(words('a'));
    workers[0]!.crash('its script could not be loaded');
    expect(answers[0]!.fault).toBe('The search could not be done: its script could not be loaded.');
    searcher.find(words('b'));
    prepare();
    expect(queriesOf(workers[1]!)).toEqual([words('b')]);
  });

  it('starts again with other labels', () => {
    prepare();
    searcher.find(words('a'));
    searcher.prepare(['other']);
    workers[1]!.listen({ kind: 'ready' });
    expect(workers[0]!.stopped).toBe(true);
    expect(labelsOf(workers[1]!)).toEqual(['other']);
    expect(queriesOf(workers[1]!)).toEqual([]);
  });

  it('asks nothing after it is closed', () => {
    searcher.close();
    expect(workers[0]!.stopped).toBe(true);
    ring(0);
    expect(labelsOf(workers[0]!)).toHaveLength(4096);
  });
});
