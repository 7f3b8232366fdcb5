import type { Dataset } from '../src/dataset/dataset.ts';
import { prepared } from '../src/dataset/open/preparation.ts';
import { AS_STORED, type DatasetReference, referenceKey } from '../src/dataset/reference.ts';
import { holdDataset } from './held.ts';

export type OpenDataset = (reference: DatasetReference) => Promise<Dataset>;

/**
 * Opens datasets once and keeps the most recently used ones, with the arrays that they have read. A dataset that
 * could not be opened is not kept: the next attempt tries again.
 *
 * @param keep  number of datasets that stay open
 */
export function keepDatasets(open: OpenDataset, keep = 3): OpenDataset {
  const opened = new Map<string, Promise<Dataset>>();
  return (reference) => {
    const key = referenceKey(reference);
    const dataset = opened.get(key) ?? open(reference).then(holdDataset);
    opened.delete(key);
    opened.set(key, dataset);
    dataset.catch(() => {
      if (opened.get(key) === dataset) opened.delete(key);
    });
    for (const oldest of opened.keys()) {
      if (opened.size <= keep) break;
      opened.delete(oldest);
    }
    return dataset;
  };
}

/** Opens datasets with their vectors prepared as the reference says; the stored ones are opened once for all. */
export function openPrepared(open: OpenDataset): OpenDataset {
  return async (reference) =>
    prepared(await open({ ...reference, preparation: AS_STORED }), reference.preparation);
}
