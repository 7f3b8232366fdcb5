import { useEffect } from 'react';
import { publishedJob } from '../../jobs/datasetJobs.ts';
import { jobs } from '../../jobs/page.ts';
import { useDataset } from '../../state/hooks.ts';
import { isListed } from '../shared/listed.ts';
import { entropyJob } from './jobs.ts';
import { entropyRequest } from './requests.ts';
import { startSweep } from './sweep.ts';

/** Shows the curves across layers without a click if the dataset brings their figures along. */
export function useGivenSweep(seed: number): void {
  const { reference, info } = useDataset();
  useEffect(() => {
    const layers = info.layers.filter(({ features }) => features > 0);
    const requests = layers.map((layer) => entropyRequest(layer, { seed }));
    if (!requests.every((request) => isListed(info, entropyJob, request))) return;
    const { signal, abort } = abortable();
    // A listed result may be stale, and would then be computed, which takes long.
    const found = requests.map((parameters) =>
      jobs.run(publishedJob, { dataset: reference, parameters: { job: entropyJob.name, parameters } }, { signal }),
    );
    Promise.all(found).then(
      (usable) => {
        if (usable.every(Boolean) && !signal.aborted) void startSweep(reference, seed, layers);
      },
      () => undefined,
    );
    return abort;
  }, [reference, info, seed]);
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
