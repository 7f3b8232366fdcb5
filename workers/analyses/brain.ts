import { stepOf } from '../../src/math/work.ts';
import { categoryTable, lobes } from '../../src/scales/brain/analysis.ts';
import { lobesJob } from '../../src/scales/brain/jobs.ts';
import { implement } from '../registry.ts';

implement(lobesJob, async (dataset, { layer, ...parameters }, work) => {
  const firings = await dataset.firings(layer);
  const input = { features: firings.features, firings };
  const found = await lobes(input, parameters, stepOf(work, 0, 0.9));
  work.progress(0.9, 'Lobes in categories of documents');
  const { length: categories } = dataset.info.categories;
  return {
    ...found,
    categories: await categoryTable(firings, categories, found.labels, found.sizes.length, work),
  };
});
