import type { Dataset } from '../src/dataset/dataset.ts';
import { holdDataset } from './held.ts';

export type OpenDataset = (url: string) => Promise<Dataset>;

/**
 * Opens datasets once and keeps the few used last, with the arrays that they have read. One that could
 * not be opened is not kept: the next attempt tries again.
 *
 * @param keep  how many stay open
 */
export function keepDatasets(open: OpenDataset, keep = 3): OpenDataset {
  const opened = new Map<string, Promise<Dataset>>();
  return (url) => {
    const dataset = opened.get(url) ?? open(url).then(holdDataset);
    opened.delete(url);
    opened.set(url, dataset);
    dataset.catch(() => {
      if (opened.get(url) === dataset) opened.delete(url);
    });
    for (const oldest of opened.keys()) {
      if (opened.size <= keep) break;
      opened.delete(oldest);
    }
    return dataset;
  };
}
