import type { DatasetReference } from '../../dataset/reference.ts';
import { CancelledError } from '../../math/work/work.ts';
import type { StartCrew } from '../team/crew.ts';
import { addCaller, type Entry, type RunOptions } from './entry.ts';
import type { Job } from '../job.ts';
import { jobKey } from '../key.ts';
import { createResults } from './results.ts';
import { createRunner } from '../team/runner.ts';
import { mayStart } from './schedule.ts';
import type { Task } from '../tray/task.ts';

export interface Request<Parameters> {
  readonly dataset: DatasetReference;
  readonly parameters: Parameters;
}

/** A job that has ended. */
export interface Ended {
  /** as in `Task` */
  readonly id: string;
  readonly title: string;
  readonly outcome: 'done' | 'failed' | 'cancelled';
}

/**
 * Runs jobs in workers, each only once: a caller that requests a running job joins it, and a
 * finished job is answered from memory. Callers share results and must not change them.
 */
export interface JobManager {
  /**
   * Rejects with `DataError` (bad input), `CancelledError` (cancelled by the caller or in the tray) or `JobError`
   * (a crash, or a fault in the program).
   */
  run<P, R>(job: Job<P, R>, request: Request<P>, options?: RunOptions): Promise<R>;
  /** A cached result, without waiting; undefined if there is no such result. */
  kept<P, R>(job: Job<P, R>, request: Request<P>): R | undefined;
  /** Calls the listener with the tasks in progress, now and at every change; returns a function that stops this. */
  watch(listener: (tasks: readonly Task[]) => void): () => void;
  /** Calls the listener with each job that ends; returns a function that stops this. */
  watchEnds(listener: (ended: Ended) => void): () => void;
  /** Stops the workers and cancels all jobs in progress. */
  close(): void;
}

export interface ManagerOptions {
  readonly start: StartCrew;
  /** Receives every result that a caller is given, with the key of the job: a job may be reported several times. */
  readonly given?: (
    job: Job<unknown, unknown>,
    request: Request<unknown>,
    key: string,
    result: unknown,
  ) => void;
  /** bytes that cached results may take; 256 MB by default */
  readonly budget?: number;
  /** Calls back after a number of milliseconds; `setTimeout` by default. */
  readonly after?: (milliseconds: number, act: () => void) => void;
  /** the same for the heartbeat of the workers */
  readonly beat?: (milliseconds: number, act: () => void) => void;
}

export function createJobManager(options: ManagerOptions): JobManager {
  const {
    start,
    given = () => undefined,
    budget = 256e6,
    after = (milliseconds, act) => void setTimeout(act, milliseconds),
    beat = (milliseconds, act) => void setTimeout(act, milliseconds),
  } = options;
  const results = createResults(budget);
  /** Jobs that can be joined, by key: waiting or running. */
  const open = new Map<string, Entry>();
  let waiting: Entry[] = [];
  const listeners = new Set<(tasks: readonly Task[]) => void>();
  const endListeners = new Set<(ended: Ended) => void>();

  const tell = () => {
    const tasks = listeners.size > 0 ? [...open.values()].map(taskOf) : [];
    for (const listener of listeners) listener(tasks);
  };

  const taskOf = (entry: Entry): Task => ({
    id: entry.key,
    title: entry.title,
    background: entry.priority === 'background',
    progress: entry.fraction,
    text: entry.text,
    cancel: entry.cancel,
  });

  const pump = () => {
    for (const entry of waiting) {
      if (entry.state === 'waiting' && mayStart(entry, runner.running(), waiting)) runner.start(entry);
    }
    waiting = waiting.filter((entry) => entry.state === 'waiting');
    tell();
  };

  const finish = (entry: Entry, error: Error | null, result?: unknown) => {
    if (open.get(entry.key) === entry) open.delete(entry.key);
    if (!error) results.put(entry.key, result);
    for (const caller of entry.callers) {
      if (error) caller.reject(error);
      else caller.resolve(result);
    }
    entry.callers.clear();
    const outcome = error ? (error instanceof CancelledError ? 'cancelled' : 'failed') : 'done';
    for (const listener of endListeners) listener({ id: entry.key, title: entry.title, outcome });
  };

  const runner = createRunner(
    start,
    { after, beat },
    {
      ended: finish,
      lost(entry) {
        entry.state = 'waiting';
        waiting.unshift(entry);
      },
      freed: pump,
      progressed: tell,
    },
  );

  const cancel = (entry: Entry) => {
    if (open.get(entry.key) !== entry) return;
    if (entry.state === 'running') runner.stop(entry);
    else waiting = waiting.filter((other) => other !== entry);
    finish(entry, new CancelledError());
    pump();
  };

  /**
   * Cancels a job that has no callers, after a delay: when one view replaces another, the job that
   * both show has no caller for a moment.
   */
  const leave = (entry: Entry) => {
    queueMicrotask(() => {
      if (entry.callers.size === 0) cancel(entry);
    });
  };

  /** The entry of a job: the one in progress, or a new one that waits. */
  const enter = (
    job: Job<unknown, unknown>,
    request: Request<unknown>,
    key: string,
    run: RunOptions,
  ): Entry => {
    const priority = job.light ? 'light' : run.background ? 'background' : 'interactive';
    const known = open.get(key);
    if (known) {
      if (known.priority === 'background' && priority === 'interactive') {
        known.priority = priority;
        if (known.state === 'running') runner.promote(known);
      }
      return known;
    }
    const title = run.title ?? job.title ?? job.name;
    const { dataset, parameters } = request;
    const entry: Entry = {
      id: 0,
      key,
      name: job.name,
      dataset,
      parameters,
      title,
      priority,
      state: 'waiting',
      fraction: 0,
      reached: new Map(),
      text: 'waiting',
      restarts: 0,
      callers: new Set(),
      cancel: () => cancel(entry),
    };
    open.set(key, entry);
    waiting.push(entry);
    return entry;
  };

  return {
    run<P, R>(job: Job<P, R>, request: Request<P>, run: RunOptions = {}) {
      if (run.signal?.aborted) return Promise.reject(new CancelledError());
      const key = jobKey(job.name, request.dataset, request.parameters);
      if (results.has(key)) {
        const result = results.get(key) as R;
        given(job, request, key, result);
        return Promise.resolve(result);
      }
      const entry = enter(job, request, key, run);
      const promise = addCaller(entry, run, () => leave(entry)) as Promise<R>;
      pump();
      return promise.then((result) => {
        given(job, request, key, result);
        return result;
      });
    },
    kept: <P, R>(job: Job<P, R>, request: Request<P>) =>
      results.get(jobKey(job.name, request.dataset, request.parameters)) as R | undefined,
    watch(listener) {
      listeners.add(listener);
      listener([...open.values()].map(taskOf));
      return () => listeners.delete(listener);
    },
    watchEnds(listener) {
      endListeners.add(listener);
      return () => void endListeners.delete(listener);
    },
    close() {
      for (const entry of [...open.values()]) finish(entry, new CancelledError());
      waiting = [];
      runner.close();
    },
  };
}
