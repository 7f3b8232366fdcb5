import { useEffect } from 'react';
import { create } from 'zustand';
import type { Job } from '../../jobs/job.ts';
import { resultKey } from '../../dataset/bundle/results/key.ts';
import { publishedJob } from '../../jobs/datasetJobs.ts';
import { jobKey } from '../../jobs/key.ts';
import { jobs } from '../../jobs/page.ts';
import { useJob, type JobView } from '../../jobs/useJob.ts';
import { useTricosm } from '../../state/hooks.ts';

/** What the reader has asked to be computed during this visit, by the job's key. */
const useAsked = create<{ readonly keys: ReadonlySet<string> }>()(() => ({ keys: new Set() }));

export interface AskedJob<P, R> extends JobView<P, R> {
  /** Computes it: what is heavy waits for this click. */
  readonly ask: () => void;
}

/**
 * A job that waits until it is asked for, unless its result is kept already, or came with the dataset (or it need not
 * wait).
 */
export function useAskedJob<P, R>(
  job: Job<P, R>,
  dataset: string | null,
  parameters: P,
  { waits = true } = {},
): AskedJob<P, R> {
  const key = jobKey(job.name, dataset ?? '', parameters);
  const asked = useAsked((state) => state.keys.has(key));
  const kept = dataset !== null && jobs.kept(job, { dataset, parameters }) !== undefined;
  const given = useGiven(job, dataset, parameters);
  const view = useJob(job, asked || kept || given || !waits ? dataset : null, parameters);
  const { status } = view;
  // Given up in the task tray: everyone who shows this job forgets that it was asked for.
  useEffect(() => {
    if (status === 'cancelled') forget(key);
  }, [status, key]);
  return {
    ...view,
    ask() {
      if (asked || !waits) view.retry();
      else useAsked.setState(({ keys }) => ({ keys: new Set(keys).add(key) }));
    },
    cancel() {
      view.cancel();
      forget(key);
    },
  };
}

/** Whether the job's result came with the dataset and can be used: then there is nothing to wait for. */
function useGiven<P, R>(job: Job<P, R>, dataset: string | null, parameters: P): boolean {
  const listed = useTricosm((state) => state.dataset?.info.results);
  const there = listed?.includes(resultKey(job.name, parameters)) ?? false;
  const found = useJob(publishedJob, there ? dataset : null, { job: job.name, parameters });
  return there && !found.stale && found.result === true;
}

function forget(key: string): void {
  useAsked.setState(({ keys }) => ({ keys: new Set([...keys].filter((other) => other !== key)) }));
}
