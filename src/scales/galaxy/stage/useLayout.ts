import type { LayerInfo } from '../../../dataset/dataset.ts';
import { useJob } from '../../../jobs/useJob.ts';
import { useDataset, useLayer } from '../../../state/hooks.ts';
import type { GalaxyView } from '../view.ts';
import { useAsked } from '../../shared/asking/useAsked.ts';
import { givenLayoutJob, umapJob, umapRequest } from '../../cloud/layouts/jobs.ts';
import { useGalaxy } from '../useGalaxy.ts';

/** Where features are put: along components, by the bundle's own coordinates, or by UMAP. */
export type Layout = 'components' | 'given' | 'umap';

/** The layout shown: coordinates from the bundle first, where the layer has them. */
export function layoutOf(chosen: GalaxyView['layout'], layer: LayerInfo): Layout {
  if (chosen === 'umap' || chosen === 'components') return chosen;
  return layer.has.layout ? 'given' : 'components';
}

/** UMAP with the parameters of the view, computed when it is asked for. */
export function useUmap() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useGalaxy((view) => view);
  return useAsked(umapJob, reference, umapRequest(layer, view));
}

/** A layout that is no projection: positions, dimensions, and what it must not be read for. */
export interface OtherLayout {
  readonly positions: Float32Array;
  readonly dimensions: number;
}

/** The positions of the other layouts, the same object while they are the same, or why there are none yet. */
export function useOtherLayout(layout: Layout): {
  other: OtherLayout | null;
  notice: string;
  earlier: boolean;
} {
  const { reference } = useDataset();
  const layer = useLayer();
  const given = useJob(givenLayoutJob, layout === 'given' ? reference : null, { layer: layer.id });
  const umap = useUmap();
  if (layout === 'given') {
    return {
      other: given.result,
      earlier: false,
      notice: given.error?.message ?? 'Reading coordinates…',
    };
  }
  const notice =
    umap.status === 'running'
      ? `${umap.text}…`
      : (umap.error?.message ?? 'UMAP is laid out when you ask for it.');
  return { other: umap.result, notice, earlier: umap.stale };
}
