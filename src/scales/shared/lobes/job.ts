import type { LayerInfo } from '../../../dataset/dataset.ts';
import { defineJob } from '../../../jobs/job.ts';
import type { ValuesOf } from '../../../state/fields.ts';
import type { BrainLobes } from '../../brain/analysis/lobes/report.ts';
import { publishedRequest } from '../../brain/analysis/published/parameters.ts';
import type { LobesRequest } from '../../brain/analysis/request.ts';
import type { lobesFields } from './fields.ts';

export type { BrainLobes, LobesRequest };

/** Lobes of a layer: features that fire together, by spectral clustering. */
export const lobesJob = defineJob<LobesRequest, BrainLobes>('brain/lobes', { title: 'Lobes' });

/** The parameters of a layer's lobes. Filters that leave nothing out are not among them: the lobes are the same. */
export function lobesRequest(layer: LayerInfo, view: ValuesOf<typeof lobesFields>): LobesRequest {
  const { affinity, k, seed, keepSilent, minimumBlocks, maximumShare } = view;
  if (view.asPublished) return publishedRequest({ layer: layer.id, affinity, k });
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
