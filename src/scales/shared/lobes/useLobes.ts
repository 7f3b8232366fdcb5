import { isRecorded } from '../../../dataset/layers.ts';
import { useJob, type JobView } from '../../../jobs/follow/useJob.ts';
import { ownView, useDataset, useLayer } from '../../../state/hooks.ts';
import { scaleView } from '../../../state/view.ts';
import { lobesFields } from './fields.ts';
import { useFirings } from './useFirings.ts';
import { lobesJob, lobesRequest, type BrainLobes, type LobesRequest } from './job.ts';

/** Reads the brain's parameters that other scales know too. */
export const { useOwn: useLobesView } = ownView(scaleView('brain', lobesFields));

/** The parameters of the lobes of the layer and the view. */
export function useLobesRequest(): LobesRequest {
  const layer = useLayer();
  return lobesRequest(
    layer,
    useLobesView((view) => view),
  );
}

/**
 * The lobes of the layer for the affinity, k and filters of the view. Firings that are read from a large file wait until
 * the user asks for them (`useFirings`).
 *
 * @param wanted  whether they are asked for; if not, nothing is computed
 */
export function useLobes(wanted = true): JobView<LobesRequest, BrainLobes> {
  const { reference } = useDataset();
  const layer = useLayer();
  const { wait } = useFirings();
  return useJob(lobesJob, wanted && isRecorded(layer) && !wait ? reference : null, useLobesRequest());
}
