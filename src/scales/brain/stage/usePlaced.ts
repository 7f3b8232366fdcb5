import { useMemo } from 'react';
import { percent } from '../../../controls/numbers.ts';
import type { Labels } from '../../../dataset/dataset.ts';
import { useLayer } from '../../../state/hooks.ts';
import { placedLayout } from '../../cloud/layouts/placedLayout.ts';
import { useOtherLayout } from '../../cloud/layouts/useLayout.ts';
import { placedCloud, type PlacedCloud } from '../../cloud/placedCloud.ts';
import { useCloud } from '../../cloud/useCloud.ts';
import { layoutOf } from '../layoutOf.ts';
import { useBrain } from '../useBrain.ts';

/** The places of the layer's features, or why they have none yet. */
export interface Places {
  readonly placed: PlacedCloud | null;
  /** names the coordinates within the layer; see `Scene.space` */
  readonly space: string;
  /** whether all points lie in a plane */
  readonly flat: boolean;
  readonly error: Error | null;
  /** why the chosen layout is not there yet, while components stand in for it */
  readonly missing: string | null;
  /** whether the places are of earlier parameters */
  readonly earlier: boolean;
  readonly labels: Labels | null;
}

/** The layer's features in the layout of the view; components stand in for a layout that is not there yet. */
export function usePlaced(): Places {
  const layer = useLayer();
  const layout = layoutOf(
    useBrain((view) => view.layout),
    layer,
  );
  const { cloud, labels } = useCloud();
  const result = cloud.stale ? null : cloud.result;
  const components = useMemo(() => {
    if (!result) return null;
    const names = result.components.map((c, i) => `PC ${c} · ${percent(result.share[i]!)}`);
    return placedCloud(result.positions, names);
  }, [result]);
  const { other, notice, earlier } = useOtherLayout(layout);
  const apart = useMemo(() => other && placedLayout(other, layout), [other, layout]);
  if (layout !== 'components' && apart) {
    const space = ` ${layout} ${apart.flat ? 2 : 3}`;
    return { placed: apart, space, flat: apart.flat, error: null, missing: null, earlier, labels };
  }
  return {
    placed: components,
    space: '',
    flat: false,
    error: cloud.error,
    missing: layout === 'components' ? null : notice,
    earlier: false,
    labels,
  };
}
