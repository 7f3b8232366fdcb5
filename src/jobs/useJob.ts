import type { DatasetReference } from '../dataset/reference.ts';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { createFollower, type FollowOptions, type JobState } from './follower.ts';
import type { Job } from './job.ts';
import { jobKey } from './key.ts';
import { jobs } from './page.ts';

export interface JobView<P, R> extends JobState<P, R> {
  readonly cancel: () => void;
  /** Repeats the request after a failure or a cancel. */
  readonly retry: () => void;
}

/**
 * A job's result for these parameters, computed unless it is cached; with null for either, nothing is
 * requested. When the parameters change, the previous job is cancelled, and its result stays, marked stale.
 */
export function useJob<P, R>(
  job: Job<P, R>,
  dataset: DatasetReference | null,
  parameters: P | null,
  options: FollowOptions = {},
): JobView<P, R> {
  const [follower] = useState(() => createFollower<P, R>(jobs));
  const state = useSyncExternalStore(follower.subscribe, follower.state, follower.state);
  const request = dataset === null || parameters === null ? null : { dataset, parameters };
  // After every render: the follower itself sees whether anything has changed.
  useEffect(() => follower.ask(job, request, options));
  useEffect(() => () => follower.ask(job, null), [follower, job]);
  const { cancel, retry } = follower;
  const key = request && jobKey(job.name, request.dataset, request.parameters);
  if (key === follower.key()) return { ...state, cancel, retry };
  // A cached result of the request that the effect is about to make shows at once, without a frame of waiting.
  const result = request && jobs.kept(job, request);
  const expected: JobState<P, R> = result
    ? { status: 'done', result, resultOf: request, stale: false, progress: 1, text: '', error: null }
    : {
        ...state,
        status: request ? 'running' : 'idle',
        stale: state.result !== null,
        progress: 0,
        text: request ? 'waiting' : '',
        error: null,
      };
  return { ...expected, cancel, retry };
}
