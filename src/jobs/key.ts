import { canonical } from '../dataset/canonical.ts';
import { type DatasetReference, referenceKey } from '../dataset/reference.ts';

/** The key of a cached result: the job's name, the dataset and the parameters, as canonical JSON, without any token. */
export function jobKey(name: string, dataset: DatasetReference, parameters: unknown): string {
  return canonical([name, referenceKey(dataset), parameters]);
}
