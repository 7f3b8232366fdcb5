import { lobesOf } from '../../src/scales/brain/analysis/lobes/report.ts';
import { growReport, selectionReport } from '../../src/scales/cloud/analysis/index.ts';
import { growJob, selectionJob } from '../../src/scales/cloud/selectionJobs.ts';
import { memoryOf } from '../memory.ts';
import { implement } from '../registry.ts';

implement(selectionJob, (dataset, { lobes, ...request }, work) => {
  const find =
    lobes && (async (step: typeof work) => (await lobesOf(dataset, lobes, step, memoryOf(dataset))).labels);
  return selectionReport(dataset, request, find, work);
});

implement(growJob, growReport);
