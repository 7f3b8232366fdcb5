import { useEffect } from 'react';
import { create } from 'zustand';
import { type DatasetReference, NO_DATASET } from '../../dataset/reference.ts';
import { publishedJob } from '../../jobs/datasetJobs.ts';
import type { Job } from '../../jobs/job.ts';
import { jobKey } from '../../jobs/key.ts';
import { jobs } from '../../jobs/page.ts';
import { useJob, type JobView } from '../../jobs/useJob.ts';
import { useTricosm } from '../../state/hooks.ts';
import { isListed } from './listed.ts';

/** The jobs that the user has asked for during this visit, by their keys. */
const useAsked = create<{ readonly keys: ReadonlySet<string> }>()(() => ({ keys: new Set() }));

export interface AskedJob<P, R> extends JobView<P, R> {
  /** Computes it: heavy jobs wait for this click. */
  readonly ask: () => void;
}

/**
 * A job that waits until the user asks for it. It does not wait if its result is in memory, if the dataset brings the
 * result along, or if `waits` is false.
 */
export function useAskedJob<P, R>(
  job: Job<P, R>,
  dataset: DatasetReference | null,
  parameters: P,
  { waits = true } = {},
): AskedJob<P, R> {
  const key = jobKey(job.name, dataset ?? NO_DATASET, parameters);
  const asked = useAsked((state) => state.keys.has(key));
  const inMemory = dataset !== null && jobs.kept(job, { dataset, parameters }) !== undefined;
  const published = usePublished(job, dataset, parameters);
  const view = useJob(job, asked || inMemory || published || !waits ? dataset : null, parameters);
  const { status } = view;
  // After a cancel in the task tray, every component that shows this job waits again.
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

/** Whether the dataset brings the job's result along, and it can be used. */
function usePublished<P, R>(job: Job<P, R>, dataset: DatasetReference | null, parameters: P): boolean {
  const info = useTricosm((state) => state.dataset?.info);
  const listed = info !== undefined && isListed(info, job, parameters);
  const usable = useJob(publishedJob, listed ? dataset : null, { job: job.name, parameters });
  return listed && !usable.stale && usable.result === true;
}

function forget(key: string): void {
  useAsked.setState(({ keys }) => ({ keys: new Set([...keys].filter((other) => other !== key)) }));
}
