import { useEffect } from 'react';
import { resultKey } from '../../dataset/bundle/results/key.ts';
import { publishedJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';
import { useDataset } from '../../state/hooks.ts';
import { entropyJob } from './jobs.ts';
import { entropyRequest } from './requests.ts';
import { startSweep } from './sweep.ts';

/** Shows the curves across layers without being asked, where their figures came with the dataset. */
export function useGivenSweep(seed: number): void {
  const { url, info } = useDataset();
  useEffect(() => {
    const layers = info.layers.filter(({ features }) => features > 0);
    const requests = layers.map((layer) => entropyRequest(layer, { seed }));
    if (!requests.every((request) => info.results?.includes(resultKey(entropyJob.name, request)))) return;
    const { signal, abort } = abortable();
    // To be listed is not enough: what turns out to be stale would be computed, and takes long.
    const found = requests.map((parameters) =>
      jobs.run(publishedJob, { dataset: url, parameters: { job: entropyJob.name, parameters } }, { signal }),
    );
    Promise.all(found).then(
      (usable) => {
        if (usable.every(Boolean) && !signal.aborted) void startSweep(url, seed, layers);
      },
      () => undefined,
    );
    return abort;
  }, [url, info, seed]);
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
