import type { LayerInfo } from '../../../dataset/dataset.ts';
import { useJob } from '../../../jobs/follow/useJob.ts';
import { ownView, useDataset, useLayer } from '../../../state/hooks.ts';
import { scaleView } from '../../../state/view.ts';
import { useAsked, type Asked } from '../../shared/asking/useAsked.ts';
import { layoutFields } from './fields.ts';
import { givenLayoutJob, tsneJob, tsneRequest, umapJob, umapRequest } from './jobs.ts';
import type { OtherLayout } from './placedLayout.ts';

/** Where features are put: along components, by the bundle's own coordinates, by UMAP or by t-SNE. */
export type Layout = 'components' | 'given' | 'umap' | 'tsne';

/** Reads and changes the parameters of the layouts. */
export const { useOwn: useLayoutView, setOwn: setLayoutView } = ownView(scaleView('galaxy', layoutFields));

/** The layouts that a layer can be shown in. */
export const layoutsOf = ({ has }: LayerInfo): readonly Layout[] =>
  has.layout ? ['given', 'components', 'umap', 'tsne'] : ['components', 'umap', 'tsne'];

/** UMAP with the parameters of the view, computed when it is asked for. */
export function useUmap() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useLayoutView((view) => view);
  return useAsked(umapJob, reference, umapRequest(layer, view));
}

/** The same for t-SNE. */
export function useTsne() {
  const { reference } = useDataset();
  const layer = useLayer();
  const view = useLayoutView((view) => view);
  return useAsked(tsneJob, reference, tsneRequest(layer, view));
}

/** The positions of a layout, the same object while they are the same, or why there are none yet. */
export interface ShownLayout {
  readonly other: OtherLayout | null;
  readonly notice: string;
  /** whether the positions are of earlier parameters */
  readonly earlier: boolean;
}

/** The positions of a layout other than components; of one that is being computed, those on the way if there are any. */
export function useOtherLayout(layout: Layout): ShownLayout {
  const { reference } = useDataset();
  const layer = useLayer();
  const given = useJob(givenLayoutJob, layout === 'given' ? reference : null, { layer: layer.id });
  const umap = useUmap();
  const tsne = useTsne();
  if (layout === 'umap') return asked(umap, 'UMAP');
  if (layout === 'tsne') return asked(tsne, 't-SNE');
  const notice = given.error?.message ?? 'Reading coordinates…';
  return { other: layout === 'given' ? given.result : null, earlier: false, notice };
}

function asked(job: Asked<OtherLayout>, name: string): ShownLayout {
  const { status, draft, result, stale, error } = job;
  const notice =
    status === 'running'
      ? `Laying out by ${name}…`
      : (error?.message ?? `${name} is laid out when you ask for it.`);
  return draft ? { other: draft, notice, earlier: false } : { other: result, notice, earlier: stale };
}
