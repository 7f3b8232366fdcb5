import { categories, lobes } from '../../src/scales/brain/analysis.ts';
import { lobesJob } from '../../src/scales/brain/jobs.ts';
import { implement } from '../registry.ts';

implement(lobesJob, async (dataset, { layer, ...parameters }, work) => {
  const firings = await dataset.firings(layer);
  return lobes({ firings }, parameters, work);
});
