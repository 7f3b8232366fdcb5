import type { LayerInfo } from '../../../dataset/dataset.ts';
import { defineJob } from '../../../jobs/job.ts';
import type { ValuesOf } from '../../../state/fields.ts';
import type { AffinityName, CategoryTable, FeatureFilter, Lobes } from '../../brain/analysis/index.ts';
import type { lobesFields } from './fields.ts';

/** The lobes' parameters, and the layer. */
export interface LobesRequest extends FeatureFilter {
  readonly layer: string;
  readonly affinity: AffinityName;
  readonly k: number;
  readonly seed: number;
}

/** Lobes, and the categories of documents in which they lead. */
export interface BrainLobes extends Lobes {
  /** null if blocks have no category */
  readonly categories: CategoryTable | null;
  /** the number of blocks in which each feature fires, `[features]` */
  readonly fired: Uint32Array;
}

/** Lobes of a layer: features that fire together, by spectral clustering. */
export const lobesJob = defineJob<LobesRequest, BrainLobes>('brain/lobes', { title: 'Lobes' });

/** The parameters of a layer's lobes. Filters that leave nothing out are not among them: the lobes are the same. */
export function lobesRequest(layer: LayerInfo, view: ValuesOf<typeof lobesFields>): LobesRequest {
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
