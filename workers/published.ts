import type { Dataset } from '../src/dataset/dataset.ts';
import { formOf } from '../src/scales/publish/resultForms.ts';

/**
 * The result that came with the dataset for exactly these parameters of a job; null if there is no such result. A result that cannot be
 * used is ignored with a warning and null is returned, so that the job is computed and no view fails on it.
 */
export async function publishedResult(dataset: Dataset, job: string, parameters: unknown): Promise<unknown> {
  if (!dataset.results) return null;
  const fits = await formOf(job, parameters, dataset.info);
  if (!fits) return null;
  try {
    return await dataset.results.answer(job, parameters, fits);
  } catch (error) {
    console.warn(`A precomputed result is left aside: ${(error as Error).message}`);
    return null;
  }
}
