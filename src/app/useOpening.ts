import { useEffect } from 'react';
import type { DatasetInfo } from '../dataset/dataset.ts';
import { infoJob } from '../jobs/datasetJobs.ts';
import { jobs } from '../jobs/page.ts';
import { useTricosm } from '../state/hooks.ts';
import { store } from '../state/store.ts';
import { manifestAddress } from './embedded.ts';

/** Opens the dataset that the view names. What was open stays until the next one is. */
export function useOpening(): void {
  const data = useTricosm((state) => state.view.data);
  useEffect(() => {
    let current = true;
    const { setOpening } = store.getState();
    setOpening({ status: 'loading' });
    const opened = (url: string, info: DatasetInfo) => {
      if (current) setOpening({ status: 'ready' }, { data, url, info });
    };
    const failed = (error: unknown) => {
      if (!current) return;
      setOpening({ status: 'failed', message: error instanceof Error ? error.message : String(error), data });
    };
    try {
      const url = manifestAddress(data);
      jobs.run(infoJob, { dataset: url, parameters: {} }).then((info) => opened(url, info), failed);
    } catch {
      failed(new Error(`“${data}” is neither the name of an embedded dataset nor an address.`));
    }
    return () => {
      current = false;
    };
  }, [data]);
}
