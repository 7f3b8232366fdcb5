import { describe, expect, it } from 'vitest';
import { DataError } from '../../dataset/error.ts';
import { referenceTo } from '../../dataset/reference.ts';
import { CancelledError } from '../../math/work/work.ts';
import { deferred, type Deferred } from '../manager/deferred.ts';
import type { RunOptions } from '../manager/entry.ts';
import { JobError } from '../manager/errors.ts';
import { defineJob, type Job } from '../job.ts';
import type { JobManager, Request } from '../manager/manager.ts';
import { stateJob } from '../datasetJobs.ts';
import {
  createSeries,
  seriesKey,
  type SeriesRequest,
  type SeriesStorage,
  type StoredSeries,
} from './series.ts';
import { browserStorage } from './seriesStorage.ts';

const DATA = referenceTo({ kind: 'web', address: 'https://host/manifest.json' });
const square = defineJob<{ readonly n: number }, number>('square');

/** A manager whose jobs are answered by the test, in the order in which they were run. */
function stage() {
  const asked: { n: number; options: RunOptions; answer: Deferred<number> }[] = [];
  const files: { state: string | null; looks: number } = { state: '5 files of yesterday', looks: 0 };
  const manager: Pick<JobManager, 'run'> = {
    run<P, R>(job: Job<P, R>, { parameters }: Request<P>, options: RunOptions = {}) {
      if (job.name === stateJob.name) {
        files.looks += 1;
        return files.state === null
          ? Promise.reject(new DataError('gone'))
          : Promise.resolve(files.state as R);
      }
      const answer = deferred<number>();
      asked.push({ n: (parameters as { n: number }).n, options, answer });
      options.signal?.addEventListener('abort', () => answer.reject(new CancelledError()));
      return answer.promise as Promise<R>;
    },
  };
  return { manager, asked, files, numbers: () => asked.map(({ n }) => n) };
}

const request = (key: string, numbers: readonly number[]): SeriesRequest<number> => ({
  key,
  dataset: DATA,
  points: numbers.map((n) => ({ id: `n=${n}`, job: square, parameters: { n }, title: `Square of ${n}` })),
});

const ofFiles = (key: string, numbers: readonly number[]) => ({ ...request(key, numbers), layer: '0' });

/** A storage in memory. */
function shelf() {
  const stored = new Map<string, StoredSeries<number>>();
  const storage: SeriesStorage<number> = {
    read: (key) => stored.get(key) ?? null,
    write: (key, found) => void stored.set(key, found),
  };
  return { stored, storage };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a series of jobs', () => {
  it('computes one point after another in the background, and keeps each as soon as it is there', async () => {
    const { manager, asked, numbers } = stage();
    const series = createSeries<number>(manager);
    const seen: number[] = [];
    series.subscribe(() => seen.push(series.state('a').results.size));
    const run = series.start(request('a', [1, 2]));
    expect(series.state('a').running).toBe(true);
    expect(numbers()).toEqual([1]);
    expect(asked[0]!.options).toMatchObject({ background: true, title: 'Square of 1' });
    asked[0]!.answer.resolve(1);
    await settled();
    expect(numbers()).toEqual([1, 2]);
    asked[1]!.answer.resolve(4);
    await run;
    expect(series.state('a').running).toBe(false);
    expect([...series.state('a').results]).toEqual([
      ['n=1', 1],
      ['n=2', 4],
    ]);
    expect(seen).toEqual([0, 1, 2, 2]);
  });

  it('is cancelled half way: what was found stays, and a later run goes on from there', async () => {
    const { manager, asked, numbers } = stage();
    const series = createSeries<number>(manager);
    const run = series.start(request('a', [1, 2, 3]));
    asked[0]!.answer.resolve(1);
    await settled();
    series.cancel('a');
    await run;
    expect(asked[1]!.options.signal?.aborted).toBe(true);
    expect(series.state('a')).toMatchObject({ running: false, failures: new Map() });
    expect([...series.state('a').results.keys()]).toEqual(['n=1']);
    const resumed = series.start(request('a', [1, 2, 3]));
    asked[2]!.answer.resolve(4);
    await settled();
    asked[3]!.answer.resolve(9);
    await resumed;
    expect(numbers()).toEqual([1, 2, 2, 3]);
    expect([...series.state('a').results.values()]).toEqual([1, 4, 9]);
  });

  it('ends when a point is cancelled in the task tray', async () => {
    const { manager, asked, numbers } = stage();
    const series = createSeries<number>(manager);
    const run = series.start(request('a', [1, 2]));
    asked[0]!.answer.reject(new CancelledError());
    await run;
    expect(numbers()).toEqual([1]);
    expect(series.state('a')).toMatchObject({ running: false, failures: new Map() });
  });

  it('notes a point that fails and goes on; a later run tries that point again', async () => {
    const { manager, asked, numbers } = stage();
    const series = createSeries<number>(manager);
    const run = series.start(request('a', [1, 2]));
    asked[0]!.answer.reject(new DataError('one is no number'));
    await settled();
    asked[1]!.answer.resolve(4);
    await run;
    expect([...series.state('a').failures]).toEqual([['n=1', 'one is no number']]);
    expect([...series.state('a').results]).toEqual([['n=2', 4]]);
    const again = series.start(request('a', [1, 2]));
    expect(series.state('a').failures.size).toBe(0);
    asked[2]!.answer.resolve(1);
    await again;
    expect(numbers()).toEqual([1, 2, 1]);
    expect(series.state('a').results.get('n=1')).toBe(1);
  });

  it('ends after two crashes in a row, not after one', async () => {
    const { manager, asked, numbers } = stage();
    const series = createSeries<number>(manager);
    const run = series.start(request('a', [1, 2, 3, 4, 5]));
    const crash = () => asked.at(-1).answer.reject(new JobError('out of memory'));
    crash();
    await settled();
    asked.at(-1).answer.resolve(4);
    await settled();
    crash();
    await settled();
    crash();
    await run;
    expect(numbers()).toEqual([1, 2, 3, 4]);
    expect(series.state('a')).toMatchObject({ running: false });
    expect([...series.state('a').failures.keys()]).toEqual(['n=1', 'n=3', 'n=4']);
  });

  it('runs for one key at a time, and no result strays from one to another', async () => {
    const { manager, asked } = stage();
    const series = createSeries<number>(manager);
    const first = series.start(request('a', [1]));
    const second = series.start(request('b', [2]));
    await first;
    expect(series.state('a')).toMatchObject({ running: false, results: new Map() });
    asked[1]!.answer.resolve(4);
    await second;
    expect(series.state('b').results.get('n=2')).toBe(4);
    const third = series.start(request('c', [3]));
    series.keepOnly('c');
    expect(series.state('c').running).toBe(true);
    series.keepOnly('a');
    await third;
    expect(series.state('c').running).toBe(false);
  });

  it('is started once, however often it is asked for', async () => {
    const { manager, asked, numbers } = stage();
    const series = createSeries<number>(manager);
    const run = series.start(request('a', [1]));
    await series.start(request('a', [1]));
    asked[0]!.answer.resolve(1);
    await run;
    expect(numbers()).toEqual([1]);
  });

  it('forgets its results when asked to, those of the storage included', async () => {
    const { stored, storage } = shelf();
    const { manager, asked } = stage();
    const run = createSeries<number>(manager, storage).start(ofFiles('a', [1]));
    await settled();
    asked[0]!.answer.resolve(1);
    await run;
    const later = createSeries<number>(manager, storage);
    await later.recall(ofFiles('a', [1]));
    expect(later.state('a').results.get('n=1')).toBe(1);
    later.forget('a');
    expect(later.state('a').results.size).toBe(0);
    expect(stored.get('a')!.results.size).toBe(0);
  });

  it('takes stored results only of the same files and the same version of the analyses', async () => {
    const { stored, storage } = shelf();
    const { manager, asked, files } = stage();
    const run = createSeries<number>(manager, storage).start(ofFiles('a', [1]));
    await settled();
    asked[0]!.answer.resolve(1);
    await run;
    files.state = '5 files of today';
    const later = createSeries<number>(manager, storage);
    await later.recall(ofFiles('a', [1]));
    expect(later.state('a').results.size).toBe(0);
    expect(stored.get('a')!.results.size).toBe(0);
  });

  it('looks at no files if nothing is stored, and stores nothing if they cannot be recognised', async () => {
    const { stored, storage } = shelf();
    const { manager, asked, files } = stage();
    const series = createSeries<number>(manager, storage);
    await series.recall(ofFiles('a', [1]));
    expect(files.looks).toBe(0);
    files.state = null;
    const run = series.start(ofFiles('a', [1]));
    await settled();
    asked[0]!.answer.resolve(1);
    await run;
    expect(series.state('a').results.get('n=1')).toBe(1);
    expect(stored.size).toBe(0);
  });
});

describe('results of a series in the browser', () => {
  const inMemory = () => {
    const items = new Map<string, string>();
    return {
      items,
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, text: string) => void items.set(key, text),
      removeItem: (key: string) => void items.delete(key),
    };
  };
  const idOf = ({ k }: { k: number }) => `k=${k}`;
  const fits = (value: unknown): value is { k: number } =>
    typeof (value as { k?: unknown } | null)?.k === 'number';

  it('come back as they were kept', () => {
    const memory = inMemory();
    const storage = browserStorage('test ', idOf, fits, () => memory);
    storage.write('a', { state: '5 x', results: new Map([['k=2', { k: 2 }]]) });
    expect([...memory.items]).toEqual([['test a', '{"state":"5 x","results":[{"k":2}]}']]);
    expect(storage.read('a')).toEqual({ state: '5 x', results: new Map([['k=2', { k: 2 }]]) });
    storage.write('a', { state: '5 x', results: new Map() });
    expect(memory.items.size).toBe(0);
  });

  it.each(['{"k":', '{"k":2}', '[{"k":2}]', '3', '{"state":5,"results":[]}'])(
    'that cannot be read count as no results: %s',
    (text) => {
      const memory = inMemory();
      memory.setItem('test a', text);
      expect(browserStorage('test ', idOf, fits, () => memory).read('a')).toBeNull();
    },
  );

  it('of another form are dropped, and the others stay', () => {
    const memory = inMemory();
    memory.setItem('test a', '{"state":"5 x","results":[{"k":"2"},{"k":3},null,{"size":4}]}');
    const stored = browserStorage('test ', idOf, fits, () => memory).read('a');
    expect([...stored!.results]).toEqual([['k=3', { k: 3 }]]);
  });

  it('of files chosen on this machine last for the visit: the next one numbers its files from one again', () => {
    const memory = inMemory();
    const storage = browserStorage('test ', idOf, fits, () => memory);
    const key = seriesKey(referenceTo({ kind: 'local', choice: 1, files: [] }), {});
    storage.write(key, { state: '5 x', results: new Map([['k=2', { k: 2 }]]) });
    expect(memory.items.size).toBe(0);
    memory.setItem(`test ${key}`, '{"state":"5 x","results":[{"k":2}]}');
    expect(storage.read(key)).toBeNull();
  });

  it('stand under a key without the token', () => {
    const gated = referenceTo({ kind: 'web', address: 'https://host/manifest.json' }, 'secret');
    expect(seriesKey(gated, { seed: 1 })).toBe(seriesKey(DATA, { seed: 1 }));
    expect(seriesKey(gated, { seed: 1 })).not.toBe(seriesKey(DATA, { seed: 2 }));
  });

  it('last for the visit if storage is forbidden', () => {
    const storage = browserStorage('test ', idOf, fits, () => {
      throw new Error('denied');
    });
    expect(storage.read('a')).toBeNull();
    expect(() => storage.write('a', { state: '', results: new Map([['k=2', { k: 2 }]]) })).not.toThrow();
  });
});
