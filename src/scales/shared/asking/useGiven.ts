import { useEffect, useEffectEvent } from 'react';
import { resultKey } from '../../../dataset/bundle/results/key.ts';
import { publishedJob } from '../../../jobs/datasetJobs.ts';
import type { Job } from '../../../jobs/job.ts';
import { jobs } from '../../../jobs/page.ts';
import type { SeriesPoint } from '../../../jobs/series.ts';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset, useTricosm } from '../../../state/hooks.ts';

/** Whether the job's result came with the dataset and can be used: then there is nothing to wait for. */
export function useGiven<P>(job: Job<P, unknown>, dataset: string, parameters: P | null): boolean {
  const listed = useTricosm((state) => state.dataset?.info.results);
  const there = parameters !== null && (listed?.includes(resultKey(job.name, parameters)) ?? false);
  const found = useJob(publishedJob, there ? dataset : null, { job: job.name, parameters });
  return there && !found.stale && found.result === true;
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
  const { url, info } = useDataset();
  const check = useEffectEvent(async (signal: AbortSignal) => {
    const requests = points.map(({ job, parameters }) => ({ job: job.name, parameters }));
    const listed = requests.every(({ job, parameters }) =>
      info.results?.includes(resultKey(job, parameters)),
    );
    if (!listed) return;
    // Being listed is not enough: a result that turns out to be out of date would be computed, which takes long.
    const usable = await Promise.all(
      requests.map((parameters) => jobs.run(publishedJob, { dataset: url, parameters }, { signal })),
    );
    if (usable.every(Boolean) && !signal.aborted) start();
  });
  useEffect(() => {
    const controller = new AbortController();
    // Cancelled when something else is shown, or failed: the series then waits for a click.
    check(controller.signal).catch(() => undefined);
    return () => controller.abort();
  }, [key, url]);
}
