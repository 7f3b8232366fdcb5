import type { Dataset } from '../src/dataset/dataset.ts';
import type { Job } from '../src/jobs/job.ts';
import type { Work } from '../src/math/work/work.ts';
import type { Remember } from '../src/scales/brain/analysis/request.ts';
import { memoryOf } from './memory.ts';
import { implement } from './registry.ts';

/** Implements a job by a report that keeps results for the other jobs of its dataset. */
export function implementReport<Request, Result>(
  job: Job<Request, Result>,
  report: (dataset: Dataset, request: Request, work: Work, remember: Remember) => Promise<Result>,
): void {
  implement(job, (dataset, request, work) => report(dataset, request, work, memoryOf(dataset)));
}
