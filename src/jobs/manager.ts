import { CancelledError } from '../math/work.ts';
import type { Crew, StartCrew } from './crew.ts';
import { addCaller, advance, type Entry, type RunOptions } from './entry.ts';
import { crashed, revive } from './errors.ts';
import type { Job } from './job.ts';
import { jobKey } from './key.ts';
import type { Priority } from './protocol.ts';
import { createResults } from './results.ts';
import { mayStart } from './schedule.ts';
import type { Task } from './task.ts';

export interface Request<Parameters> {
  /** URL of the dataset's manifest */
  readonly dataset: string;
  readonly parameters: Parameters;
}

/**
 * Runs jobs in workers, each of them once: whoever asks for one that is running waits along, and a
 * finished one is answered from memory. Results are shared: nobody writes to them.
 */
export interface JobManager {
  /**
   * Rejects with `DataError` (the input), `CancelledError` (the caller or the tray gave up) or `JobError`
   * (a crash, or a fault in the program).
   */
  run<P, R>(job: Job<P, R>, request: Request<P>, options?: RunOptions): Promise<R>;
  /** A result that is kept, without waiting. */
  kept<P, R>(job: Job<P, R>, request: Request<P>): R | undefined;
  /** Calls the listener with what is in progress, now and at every change; returns how to stop it. */
  watch(listener: (tasks: readonly Task[]) => void): () => void;
  /** Stops the workers and cancels what is running. */
  close(): void;
}

export interface ManagerOptions {
  readonly start: StartCrew;
  /** bytes that kept results may take; 256 MB where left out */
  readonly budget?: number;
  /** Calls back after so many milliseconds; `setTimeout` where left out. */
  readonly after?: (milliseconds: number, act: () => void) => void;
}

/** Milliseconds in which a worker must answer that it has cancelled a job; then it is replaced. */
const PATIENCE = 150;

export function createJobManager(options: ManagerOptions): JobManager {
  const {
    start,
    budget = 256e6,
    after = (milliseconds, act) => void setTimeout(act, milliseconds),
  } = options;
  const results = createResults(budget);
  /** Jobs that can be joined, by key. */
  const open = new Map<string, Entry>();
  /** Jobs that the lead has, by id: running, or told to stop. */
  const running = new Map<number, Entry>();
  let waiting: Entry[] = [];
  const listeners = new Set<(tasks: readonly Task[]) => void>();
  let crew: Crew | null = null;
  let lastId = 0;

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
    cancel: () => abandon(entry),
  });

  const theCrew = (): Crew => {
    if (crew) return crew;
    const mine: Crew = start({
      onProgress: (id, fraction, text) => {
        const entry = running.get(id);
        if (entry?.state !== 'running') return;
        advance(entry, fraction, text);
        tell();
      },
      onCrash: (reason) => {
        if (crew === mine) dismiss((entry) => finish(entry, crashed(entry.title, reason)));
      },
    });
    return (crew = mine);
  };

  /** Stops the workers; what they were running, besides what was to stop anyway, is dealt with by `fate`. */
  const dismiss = (fate: (entry: Entry) => void) => {
    crew?.stop();
    crew = null;
    const lost = [...running.values()].filter((entry) => entry.state === 'running');
    running.clear();
    lost.forEach(fate);
    pump();
  };

  const pump = () => {
    for (const entry of waiting) {
      if (entry.state === 'waiting' && mayStart(entry, running.values(), waiting)) launch(entry);
    }
    waiting = waiting.filter((entry) => entry.state === 'waiting');
    tell();
  };

  const launch = (entry: Entry) => {
    const id = (lastId += 1);
    entry.id = id;
    entry.state = 'running';
    running.set(id, entry);
    const { name, dataset, parameters, priority } = entry;
    const ask = async () => theCrew().run({ id, name, dataset, parameters, priority });
    const settle = (act: () => void) => {
      if (!running.delete(id)) return;
      if (entry.state === 'running') act();
      pump();
    };
    void ask().then(
      (result) => settle(() => finish(entry, null, result)),
      (error: unknown) => settle(() => finish(entry, revive(error, entry.title))),
    );
  };

  const finish = (entry: Entry, error: Error | null, result?: unknown) => {
    if (open.get(entry.key) === entry) open.delete(entry.key);
    if (!error) results.put(entry.key, result);
    for (const caller of entry.callers) {
      if (error) caller.reject(error);
      else caller.resolve(result);
    }
    entry.callers.clear();
  };

  const abandon = (entry: Entry) => {
    if (open.get(entry.key) !== entry) return;
    const { id, state } = entry;
    entry.state = 'stopping';
    finish(entry, new CancelledError());
    if (state === 'running' && crew) stopIn(crew, id, 2);
    pump();
  };

  /**
   * Tells the lead to stop a job; one that does not answer in time is replaced. Asked twice, for the job
   * may have been told while it waited, and only then have begun to compute without a pause.
   */
  const stopIn = (told: Crew, id: number, times: number) => {
    let answered = false;
    told.cancel(id).then(
      () => (answered = true),
      () => undefined,
    );
    after(PATIENCE, () => {
      if (crew !== told) return;
      if (!answered) dismiss(requeue);
      else if (times > 1) stopIn(told, id, times - 1);
    });
  };

  /** An innocent job whose worker had to be replaced begins again. */
  const requeue = (entry: Entry) => {
    entry.state = 'waiting';
    waiting.unshift(entry);
  };

  const enter = <P, R>(job: Job<P, R>, request: Request<P>, key: string, options: RunOptions): Entry => {
    const priority: Priority = job.light ? 'light' : options.background ? 'background' : 'interactive';
    const known = open.get(key);
    if (known) {
      if (known.priority === 'background' && priority === 'interactive') {
        known.priority = priority;
        if (known.state === 'running') void crew?.promote(known.id);
      }
      return known;
    }
    const entry: Entry = {
      id: 0,
      key,
      name: job.name,
      ...request,
      title: options.title ?? job.title ?? job.name,
      priority,
      state: 'waiting',
      fraction: 0,
      text: 'waiting',
      callers: new Set(),
    };
    open.set(key, entry);
    waiting.push(entry);
    return entry;
  };

  return {
    run<P, R>(job: Job<P, R>, request: Request<P>, options: RunOptions = {}) {
      if (options.signal?.aborted) return Promise.reject(new CancelledError());
      const key = jobKey(job.name, request.dataset, request.parameters);
      if (results.has(key)) return Promise.resolve(results.get(key) as R);
      const entry = enter(job, request, key, options);
      const promise = addCaller(entry, options, () => abandon(entry));
      pump();
      return promise as Promise<R>;
    },
    kept: <P, R>(job: Job<P, R>, request: Request<P>) =>
      results.get(jobKey(job.name, request.dataset, request.parameters)) as R | undefined,
    watch(listener) {
      listeners.add(listener);
      listener([...open.values()].map(taskOf));
      return () => listeners.delete(listener);
    },
    close() {
      for (const entry of [...open.values()]) finish(entry, new CancelledError());
      waiting = [];
      crew?.stop();
      crew = null;
      running.clear();
    },
  };
}
