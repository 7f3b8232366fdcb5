import { useEffect, useSyncExternalStore } from 'react';
import { create } from 'zustand';
import type { DatasetReference } from '../../../dataset/reference.ts';
import type { JobState } from '../../../jobs/follow/follower.ts';
import type { Job } from '../../../jobs/job.ts';
import { jobKey } from '../../../jobs/key.ts';
import { jobs } from '../../../jobs/page.ts';
import { useJob, type JobView } from '../../../jobs/follow/useJob.ts';
import { noteAsked, noteGivenUp } from '../../../state/asked.ts';
import { askedName } from '../../../state/askedField.ts';
import { useGiven } from './useGiven.ts';
import { useLinkAsk } from './useLinkAsk.ts';

/** What the user has asked for during this visit; see `keyOf`. */
const useRequested = create<{ readonly keys: ReadonlySet<string> }>()(() => ({ keys: new Set() }));

/** A job that the user asks for, as the panels show it. */
export interface Asked<R>
  extends Omit<JobState<unknown, R>, 'resultOf'>, Pick<JobView<unknown, R>, 'progress'> {
  /** whether it starts by itself */
  readonly automatic: boolean;
  /** Starts it, also after a failure or a cancel. */
  readonly ask: () => void;
  readonly cancel: () => void;
}

export interface AskedJob<P, R> extends Asked<R>, Pick<JobState<P, R>, 'resultOf'> {}

export interface AskOptions {
  /** starts by itself, because it is quick or what the panel is about */
  readonly automatic?: boolean;
  /** once asked for, is also computed for other parameters of the same dataset: for quick jobs */
  readonly follows?: boolean;
  readonly background?: boolean;
  /** whether a link names it; true if left out */
  readonly linked?: boolean;
}

/**
 * A job that waits until the user asks for it, unless its result is cached or came with the dataset. A result of
 * other parameters stays, marked stale; one of another dataset or layer does not. That it was asked for is part of the view: a link
 * names it, and whoever opens the link is offered the computation.
 *
 * @param parameters  null while they are not known
 */
export function useAsked<P, R>(
  job: Job<P, R>,
  dataset: DatasetReference,
  parameters: P | null,
  { automatic = false, follows = false, background = false, linked = true }: AskOptions = {},
): AskedJob<P, R> {
  const key = jobKey(job.name, dataset, follows ? null : parameters);
  const requested = useRequested((state) => state.keys.has(key));
  // Another part of the page may compute it, such as a series over all layers.
  const isKept = () => parameters !== null && jobs.kept(job, { dataset, parameters }) !== undefined;
  const cached = useSyncExternalStore(watchEnds, isKept, isKept);
  const given = useGiven(job, dataset, parameters);
  const starts = automatic || requested || cached || given;
  const view = useJob(job, dataset, parameters, { background, starts });
  const { status } = view;
  const name = askedName(job.name);
  const ask = () => {
    if (!automatic) {
      useRequested.setState(({ keys }) => ({ keys: new Set(keys).add(key) }));
      if (linked) noteAsked(name);
    }
    view.retry();
  };
  useLinkAsk({
    name,
    title: job.title ?? job.name,
    ready: parameters !== null,
    started: starts,
    quick: follows,
    start: ask,
  });
  // Cancelled in the task tray: everyone who shows this job waits to be asked again.
  useEffect(() => {
    if (status !== 'cancelled') return;
    forget(key);
    noteGivenUp(name);
  }, [status, key, name]);
  return {
    ...view,
    automatic,
    ask,
    cancel() {
      view.cancel();
      forget(key);
      noteGivenUp(name);
    },
  };
}

/** Whether the result of a job will come by itself: room is kept for it. */
export const isComing = ({ automatic, status, result }: Asked<unknown>): boolean =>
  automatic && result === null && (status === 'idle' || status === 'running');

/** A job that starts by itself, in the form that `Ask` shows. */
export function automatically<P, R>(view: JobView<P, R>): AskedJob<P, R> {
  return { ...view, automatic: true, ask: view.retry };
}

const watchEnds = (listener: () => void) => jobs.watchEnds(listener);

function forget(key: string): void {
  useRequested.setState(({ keys }) => ({ keys: new Set([...keys].filter((other) => other !== key)) }));
}
