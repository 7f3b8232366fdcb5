import { useJob } from '../../jobs/useJob.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import { lobesJob } from './jobs.ts';

/** The lobes of the layer for the chosen affinity and k. */
export function useLobes() {
  const { url } = useDataset();
  const layer = useLayer();
  const { affinity, k, seed, keepSilent } = useTricosm((state) => state.view.brain);
  return useJob(lobesJob, layer.has.firings ? url : null, { layer: layer.id, affinity, k, seed, keepSilent });
}
