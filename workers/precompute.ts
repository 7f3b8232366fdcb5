import type { Dataset } from '../src/dataset/dataset.ts';
import { DataError } from '../src/dataset/error.ts';
import { compareResults, comparisonText } from '../src/dataset/bundle/results/compare.ts';
import { type AddedResults, addResults, type ResultMaker } from '../src/dataset/bundle/results/write.ts';
import type { Source } from '../src/dataset/sources/source.ts';
import type { Work } from '../src/math/work/work.ts';
import { plannedResults, type ResultChoice } from '../src/scales/publish/publishable.ts';
import { formOf } from '../src/scales/publish/resultForms.ts';
import { publishedResult } from './published.ts';
import { implementationOf } from './registry.ts';

/** Computes a result that came with the dataset again, and says in a sentence how both compare. */
export async function recomputed(
  dataset: Dataset,
  { job, parameters }: { readonly job: string; readonly parameters: unknown },
  work: Work,
): Promise<string> {
  const published = await publishedResult(dataset, job, parameters);
  if (published === null)
    return 'The published result is not used: it is of another version or form, or damaged.';
  const compute = await implementationOf(job);
  return comparisonText(compareResults(published, await compute(dataset, parameters, work)));
}

/** Computes the chosen results from a bundle's files; see `addResults`. */
export function precompute(source: Source, choice: ResultChoice, work: Work): Promise<AddedResults> {
  const maker: ResultMaker = {
    plan: (dataset) => plannedResults(dataset, choice),
    async compute(dataset, { job, parameters, title }, step) {
      const run = await implementationOf(job);
      const value = await run(dataset, parameters, step);
      const fits = await formOf(job, parameters, dataset.info);
      if (fits?.(value)) return value;
      throw new DataError(`${title}: expected a result of the job's form, found another.`);
    },
  };
  return addResults(source, maker, work);
}
