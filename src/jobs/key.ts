import { canonical } from '../dataset/canonical.ts';
import { type DatasetReference, referenceKey } from '../dataset/reference.ts';

/** What a result is kept by: the job's name, the dataset and the parameters, as canonical JSON. No token is in it. */
export function jobKey(name: string, dataset: DatasetReference, parameters: unknown): string {
  return canonical([name, referenceKey(dataset), parameters]);
}
