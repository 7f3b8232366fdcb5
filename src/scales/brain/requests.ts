import type { LayerInfo } from '../../dataset/dataset.ts';
import type { BrainView } from './view.ts';
import type { LobesRequest } from './jobs.ts';

/** The parameters of a layer's lobes. Filters that leave nothing out are not among them: the lobes are the same. */
export function lobesRequest(layer: LayerInfo, view: BrainView): LobesRequest {
  const { affinity, k, seed, keepSilent, minimumBlocks, maximumShare } = view;
  return {
    layer: layer.id,
    affinity,
    k,
    seed,
    keepSilent,
    ...(minimumBlocks > 0 && { minimumBlocks }),
    ...(maximumShare < 100 && { maximumShare: maximumShare / 100 }),
  };
}
