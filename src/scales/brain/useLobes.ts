import { useJob, type JobView } from '../../jobs/useJob.ts';
import type { LayerInfo } from '../../dataset/dataset.ts';
import { isRecorded } from '../../dataset/info.ts';
import { useDataset, useLayer, useTricosm } from '../../state/hooks.ts';
import type { BrainView } from '../../state/view.ts';
import { lobesJob, type BrainLobes, type LobesRequest } from './jobs.ts';

/** What the lobes of a layer are asked by. Filters at rest are left out, so that they ask for the same. */
export function lobesRequest(layer: LayerInfo, view: BrainView): LobesRequest {
  const { affinity, k, seed, keepSilent, minimumBlocks, maximumShare } = view;
  return {
    ...{ layer: layer.id, affinity, k, seed, keepSilent },
    ...(minimumBlocks > 0 && { minimumBlocks }),
    ...(maximumShare < 100 && { maximumShare: maximumShare / 100 }),
  };
}

/** What the lobes on screen are asked by. */
export function useLobesRequest(): LobesRequest {
  return lobesRequest(
    useLayer(),
    useTricosm((state) => state.view.brain),
  );
}

/** The lobes of the layer for the chosen affinity, k and filters; not found anew where they are not asked for. */
export function useLobes(asked = true): JobView<LobesRequest, BrainLobes> {
  const { url } = useDataset();
  const layer = useLayer();
  return useJob(lobesJob, asked && isRecorded(layer) ? url : null, useLobesRequest());
}
