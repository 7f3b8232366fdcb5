import type { Job } from '../job.ts';
import { jobKey } from '../key.ts';
import type { JobManager, Request } from '../manager/manager.ts';
import { createProgress, type Progress } from './progress.ts';

/** A job as a component sees it; how far it is stands apart, see `Progress`. */
export interface JobState<P, R> {
  readonly status: 'idle' | 'running' | 'done' | 'failed' | 'cancelled';
  /**
   * the last result; it stays while the next job runs, and if that job fails or is cancelled, if it is of the same dataset
   * and layer (see `shownFor`)
   */
  readonly result: R | null;
  /** what the result of the running job would be if it ended now; null if the job shows no drafts, or none yet */
  readonly draft: R | null;
  /** the parameters that the result belongs to */
  readonly resultOf: Request<P> | null;
  /** whether the result belongs to an earlier request than the current one */
  readonly stale: boolean;
  /** what the last result was of, if it is not shown because it is of another dataset or layer */
  readonly replaces: 'dataset' | 'layer' | null;
  readonly error: Error | null;
}

export interface FollowOptions {
  readonly background?: boolean;
  readonly title?: string;
}

/** Follows one job as its parameters change: a new request cancels the previous one. */
export interface Follower<P, R> {
  readonly state: () => JobState<P, R>;
  /** how far the running job is */
  readonly progress: Progress;
  /** the `jobKey` of the current request; null if there is no request */
  key(): string | null;
  readonly subscribe: (listener: () => void) => () => void;
  /** Requests a job; does nothing if the request has not changed. Null cancels the current request. */
  ask(job: Job<P, R>, request: Request<P> | null, options?: FollowOptions): void;
  readonly cancel: () => void;
  /** Repeats the request after a failure or a cancel. */
  readonly retry: () => void;
}

/** The state without a request. */
export const idle = {
  status: 'idle',
  result: null,
  draft: null,
  resultOf: null,
  stale: false,
  replaces: null,
  error: null,
} as const;

/**
 * @param initial  what is shown until the first request: listeners hear nothing if the request changes nothing of it
 */
export function createFollower<P, R>(
  manager: Pick<JobManager, 'run' | 'kept'>,
  initial: JobState<P, R> = idle,
): Follower<P, R> {
  let state = initial;
  const progress = createProgress();
  let key: string | null = null;
  let again = () => undefined as void;
  let cancelCurrent = () => undefined as void;
  const listeners = new Set<() => void>();
  const set = (change: Partial<JobState<P, R>>) => {
    const next = { ...state, ...change };
    if (isSame(state, next)) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const shows = (job: Job<P, R>, { dataset, parameters }: Request<P>, result: R) =>
    state.status === 'done' &&
    state.result === result &&
    state.resultOf !== null &&
    jobKey(job.name, state.resultOf.dataset, state.resultOf.parameters) ===
      jobKey(job.name, dataset, parameters);

  const start = (job: Job<P, R>, request: Request<P>, options: FollowOptions) => {
    const controller = new AbortController();
    const { signal } = controller;
    const cancelPrevious = cancelCurrent;
    cancelCurrent = () => controller.abort();
    const cached = manager.kept(job, request);
    if (cached !== undefined) {
      if (!shows(job, request, cached)) set(finished(request, cached));
    } else {
      const stale = state.result !== null;
      progress.report(0, 'waiting');
      set({ status: 'running', stale, draft: null, error: null });
      const onProgress = (fraction: number, text: string) => {
        if (!signal.aborted) progress.report(fraction, text);
      };
      const onDraft = (draft: unknown) => {
        if (!signal.aborted) set({ draft: draft as R });
      };
      manager.run(job, request, { ...options, signal, onProgress, onDraft }).then(
        (result) => signal.aborted || set(finished(request, result)),
        (error: unknown) => signal.aborted || set(unfinished(error as Error)),
      );
    }
    // Only now: a job that the new request shares with the old one must not lose its last caller.
    cancelPrevious();
  };

  return {
    state: () => state,
    progress,
    key: () => key,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    ask(job, request, options = {}) {
      const requested = request && jobKey(job.name, request.dataset, request.parameters);
      if (requested === key) return;
      key = requested;
      if (request) {
        again = () => start(job, request, options);
        again();
      } else {
        cancelCurrent();
        const stale = state.result !== null;
        set({ status: 'idle', stale, draft: null, error: null });
      }
    },
    cancel() {
      cancelCurrent();
      if (state.status === 'running') set({ status: 'cancelled', draft: null });
    },
    retry() {
      if (key !== null && state.status !== 'running') again();
    },
  };
}

const isSame = <P, R>(state: JobState<P, R>, next: JobState<P, R>): boolean =>
  (Object.keys(next) as (keyof JobState<P, R>)[]).every((field) => Object.is(state[field], next[field]));

/** The state of a job that has its result. */
export function finished<P, R>(request: Request<P>, result: R): JobState<P, R> {
  return {
    status: 'done',
    result,
    draft: null,
    resultOf: request,
    stale: false,
    replaces: null,
    error: null,
  };
}

function unfinished(error: Error): Partial<JobState<never, never>> {
  if (error.name === 'CancelledError') return { status: 'cancelled', draft: null };
  return { status: 'failed', draft: null, error };
}
