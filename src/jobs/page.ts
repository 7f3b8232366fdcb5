import { referenceKey } from '../dataset/reference.ts';
import { startBrowserCrew } from './team/browser.ts';
import { createJobManager } from './manager/manager.ts';
import { noteTried } from './tried.ts';

/** The page's jobs. Workers start with the first one. */
export const jobs = createJobManager({
  start: startBrowserCrew,
  given(job, { dataset, parameters }, key, result) {
    const figures = job.figures?.(result) ?? 0;
    noteTried(referenceKey(dataset), key, { job: job.name, parameters, figures });
  },
});
