import { canonical } from '../dataset/canonical.ts';

/** What a result is kept by: the job's name, the dataset and the parameters, as canonical JSON. */
export function jobKey(name: string, dataset: string, parameters: unknown): string {
  return canonical([name, dataset, parameters]);
}
