import type { DatasetReference } from '../../dataset/reference.ts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { shownFor, type SameDataset } from './belonging.ts';
import { createFollower, finished, idle, type FollowOptions, type JobState } from './follower.ts';
import type { Job } from '../job.ts';
import { jobKey } from '../key.ts';
import type { Request } from '../manager/manager.ts';
import { jobs } from '../page.ts';
import type { Progress } from './progress.ts';

export interface JobView<P, R> extends JobState<P, R> {
  /** how far the job is while it runs */
  readonly progress: Progress;
  readonly cancel: () => void;
  /** Repeats the request after a failure or a cancel. */
  readonly retry: () => void;
}

export interface UseJobOptions extends FollowOptions {
  /** whether the job is asked for; true if left out. If not, its last result stays as long as it belongs here. */
  readonly starts?: boolean;
  /** see `shownFor` */
  readonly same?: SameDataset;
}

/**
 * A job's result for the parameters given, computed when it is not kept; with null for either, nothing is asked and nothing
 * is shown. When the parameters change, the job before is given up. Its result stays, marked stale, if it is of the same
 * dataset and layer (`shownFor`).
 */
export function useJob<P, R>(
  job: Job<P, R>,
  dataset: DatasetReference | null,
  parameters: P | null,
  { starts = true, same, ...options }: UseJobOptions = {},
): JobView<P, R> {
  const place = dataset === null || parameters === null ? null : { dataset, parameters };
  const request = starts ? place : null;
  const kept = () => request && jobs.kept(job, request);
  // It starts with what is shown at first, so that asking for just that renders nothing a second time.
  const [follower] = useState(() => createFollower<P, R>(jobs, expected(idle, request, kept())));
  const state = useSyncExternalStore(follower.subscribe, follower.state, follower.state);
  // After every render: the follower itself sees whether anything has changed.
  useEffect(() => follower.ask(job, request, options));
  useEffect(() => () => follower.ask(job, null), [follower, job]);
  const { progress, cancel, retry } = follower;
  const key = request && jobKey(job.name, request.dataset, request.parameters);
  const now = key === follower.key() ? state : expected(state, request, kept());
  return { ...shownFor(now, place, same), progress, cancel, retry };
}

/** What the effect is about to ask for shows at once: a kept result without a frame of waiting. */
function expected<P, R>(
  state: JobState<P, R>,
  request: Request<P> | null,
  kept: R | null | undefined,
): JobState<P, R> {
  if (request && kept !== null && kept !== undefined) return finished(request, kept);
  return {
    ...state,
    status: request ? 'running' : 'idle',
    stale: state.result !== null,
    draft: null,
    error: null,
  };
}
