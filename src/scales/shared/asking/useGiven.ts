import { useEffect, useEffectEvent } from 'react';
import type { DatasetReference } from '../../../dataset/reference.ts';
import { publishedJob } from '../../../jobs/datasetJobs.ts';
import type { Job } from '../../../jobs/job.ts';
import { jobs } from '../../../jobs/page.ts';
import type { SeriesPoint } from '../../../jobs/series/series.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { useDataset, useTricosm } from '../../../state/hooks.ts';
import { isListed } from '../listed.ts';

/** Whether the job's result came with the dataset and can be used: then there is nothing to wait for. */
export function useGiven<P>(job: Job<P, unknown>, dataset: DatasetReference, parameters: P | null): boolean {
  const info = useTricosm((state) => state.dataset?.info);
  const listed = parameters !== null && info !== undefined && isListed(info, job, parameters);
  const usable = useJob(publishedJob, listed ? dataset : null, { job: job.name, parameters });
  return listed && !usable.stale && usable.result === true;
}

/**
 * Starts a series by itself if the results of all these points came with the dataset and can be used.
 *
 * @param key    names the series
 * @param points those that would take long to compute
 */
export function useGivenSeries(
  key: string,
  points: readonly SeriesPoint<unknown>[],
  start: () => void,
): void {
  const { reference, info } = useDataset();
  const check = useEffectEvent(async (signal: AbortSignal) => {
    const requests = points.map(({ job, parameters }) => ({ job: job.name, parameters }));
    if (!points.every(({ job, parameters }) => isListed(info, job, parameters))) return;
    // Being listed is not enough: a result that turns out to be out of date would be computed, which takes long.
    const usable = await Promise.all(
      requests.map((parameters) => jobs.run(publishedJob, { dataset: reference, parameters }, { signal })),
    );
    if (usable.every(Boolean) && !signal.aborted) start();
  });
  useEffect(() => {
    const controller = new AbortController();
    // Cancelled when something else is shown, or failed: the series then waits for a click.
    check(controller.signal).catch(() => undefined);
    return () => controller.abort();
  }, [key, reference]);
}
