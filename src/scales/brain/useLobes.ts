import { useJob, type JobView } from '../../jobs/useJob.ts';
import { isRecorded } from '../../dataset/layers.ts';
import { useDataset, useLayer } from '../../state/hooks.ts';
import { lobesJob, type BrainLobes, type LobesRequest } from './jobs.ts';
import { lobesRequest } from './requests.ts';
import { useBrain } from './useBrain.ts';

/** What the lobes on screen are asked by. */
export function useLobesRequest(): LobesRequest {
  return lobesRequest(
    useLayer(),
    useBrain((view) => view),
  );
}

/** The lobes of the layer for the chosen affinity, k and filters; not found anew where they are not asked for. */
export function useLobes(asked = true): JobView<LobesRequest, BrainLobes> {
  const { url } = useDataset();
  const layer = useLayer();
  return useJob(lobesJob, asked && isRecorded(layer) ? url : null, useLobesRequest());
}
