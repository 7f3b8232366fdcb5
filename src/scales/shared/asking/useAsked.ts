import { useEffect } from 'react';
import { create } from 'zustand';
import { sameDataset, type DatasetReference } from '../../../dataset/reference.ts';
import type { JobState } from '../../../jobs/follower.ts';
import type { Job } from '../../../jobs/job.ts';
import { jobKey } from '../../../jobs/key.ts';
import type { Request } from '../../../jobs/manager.ts';
import { jobs } from '../../../jobs/page.ts';
import { useJob, type JobView } from '../../../jobs/useJob.ts';
import { useGiven } from './useGiven.ts';

/** What the user has asked for during this visit; see `keyOf`. */
const useRequested = create<{ readonly keys: ReadonlySet<string> }>()(() => ({ keys: new Set() }));

/** A job that the user asks for, as the panels show it. */
export interface Asked<R> extends Omit<JobState<unknown, R>, 'resultOf'> {
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
}

/**
 * A job that waits until the user asks for it, unless its result is cached or came with the dataset. A result of
 * other parameters stays, marked stale; one of another dataset or layer does not.
 *
 * @param parameters  null while they are not known
 */
export function useAsked<P, R>(
  job: Job<P, R>,
  dataset: DatasetReference,
  parameters: P | null,
  { automatic = false, follows = false, background = false }: AskOptions = {},
): AskedJob<P, R> {
  const key = jobKey(job.name, dataset, follows ? null : parameters);
  const requested = useRequested((state) => state.keys.has(key));
  const cached = parameters !== null && jobs.kept(job, { dataset, parameters }) !== undefined;
  const given = useGiven(job, dataset, parameters);
  const starts = automatic || requested || cached || given;
  const view = useJob(job, starts ? dataset : null, parameters, { background });
  const { status } = view;
  // Cancelled in the task tray: everyone who shows this job waits to be asked again.
  useEffect(() => {
    if (status === 'cancelled') forget(key);
  }, [status, key]);
  return {
    ...ofThisPlace(view, dataset, parameters),
    automatic,
    ask() {
      if (!automatic) useRequested.setState(({ keys }) => ({ keys: new Set(keys).add(key) }));
      view.retry();
    },
    cancel() {
      view.cancel();
      forget(key);
    },
  };
}

/** A job that starts by itself, in the form that `Ask` shows. */
export function automatically<P, R>(view: JobView<P, R>): AskedJob<P, R> {
  return { ...view, automatic: true, ask: view.retry };
}

/** The view without a result of another dataset or layer. */
function ofThisPlace<P, R>(
  view: JobView<P, R>,
  dataset: DatasetReference,
  parameters: P | null,
): JobView<P, R> {
  const { resultOf } = view;
  const here =
    resultOf !== null &&
    sameDataset(resultOf.dataset, dataset) &&
    layerOf(resultOf) === layerOf({ dataset, parameters });
  return here ? view : { ...view, result: null, resultOf: null, stale: false };
}

const layerOf = ({ parameters }: Request<unknown>) =>
  (parameters as { readonly layer?: unknown } | null)?.layer;

function forget(key: string): void {
  useRequested.setState(({ keys }) => ({ keys: new Set([...keys].filter((other) => other !== key)) }));
}
