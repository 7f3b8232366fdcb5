import type { DatasetInfo } from '../../dataset/dataset.ts';
import { resultKey } from '../../dataset/bundle/results/key.ts';
import type { AnyJob } from './results.ts';

/**
 * Whether a dataset lists a result of the job for these parameters. To be listed is not enough: a worker finds out whether
 * the result can be used (`publishedJob`).
 */
export const isListed = (info: DatasetInfo, job: AnyJob, parameters: unknown): boolean =>
  info.results?.includes(resultKey(job.name, parameters)) ?? false;
