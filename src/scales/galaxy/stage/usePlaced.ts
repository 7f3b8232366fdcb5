import { useCallback, useMemo } from 'react';
import { percent } from '../../../controls/numbers.ts';
import type { Labels } from '../../../dataset/dataset.ts';
import { rotated } from '../../../math/linear/rotated.ts';
import { useLayer } from '../../../state/hooks.ts';
import type { Cloud } from '../../cloud/analysis/index.ts';
import { placedLayout } from '../../cloud/layouts/placedLayout.ts';
import { useOtherLayout } from '../../cloud/layouts/useLayout.ts';
import type { Picture } from '../../cloud/passage/step.ts';
import { placing, type PlacedCloud } from '../../cloud/placedCloud.ts';
import { useCloud } from '../../cloud/useCloud.ts';
import type { Steps } from '../../../math/work/steps.ts';
import { useLater } from '../../cloud/useLater.ts';
import { useOrientation } from '../../cloud/useInherited.ts';
import { useGalaxy } from '../useGalaxy.ts';
import { layoutOf } from '../layoutOf.ts';

/** The layer's features in a layout, with what is drawn around them. */
export interface Placed extends Picture, PlacedCloud {
  /** how the axes are turned; absent if they are not */
  readonly turn?: readonly number[];
  /** whether all points lie in a plane */
  readonly flat: boolean;
  /** names the coordinates; see `Scene.space` */
  readonly space: string;
}

/** The places of the layer's features, or why they have none yet. */
export interface Places {
  readonly placed: Placed | null;
  readonly notice: string | null;
  /** why the chosen layout is not there yet, while components stand in for it */
  readonly missing: string | null;
  readonly labels: Labels | null;
  /** whether the places are of earlier parameters */
  readonly earlier: boolean;
}

/** The layer's features in the layout of the view; components stand in for a layout that is not there yet. */
export function usePlaced(): Places {
  const layer = useLayer();
  const layout = layoutOf(
    useGalaxy((view) => view.layout),
    layer,
  );
  const { components, error, labels } = useComponents();
  const { other, notice, earlier } = useOtherLayout(layout);
  const apart = useMemo<Placed | null>(() => {
    if (!other) return null;
    const placed = placedLayout(other, layout);
    return { ...placed, own: placed.positions, cloud: null, space: `${layout} ${other.dimensions}` };
  }, [other, layout]);
  if (layout !== 'components' && apart) {
    return { placed: apart, notice: null, missing: null, labels, earlier };
  }
  const missing = layout === 'components' ? null : notice;
  return { placed: components, notice: components ? null : error, missing, labels, earlier: false };
}

/** The layer's features along components, turned as they inherit it. */
function useComponents() {
  const fitted = useGalaxy((view) => view.fitted);
  const inherited = useOrientation(({ turn }) => turn);
  // Axes with scales of their own cannot be turned into each other.
  const turn = fitted ? null : inherited;
  const { cloud, computed, labels, relabelling } = useCloud();
  // The picture before stays until this one can be drawn in its own colours.
  const result = cloud.stale || relabelling ? null : cloud.result;
  const place = useCallback(
    function* (): Steps<Placed | null> {
      if (!result) return null;
      const names = result.components.map((c, i) => `PC ${c} · ${percent(result.share[i]!)} of variance`);
      const placed = yield* placing(result.positions, names, { equal: !fitted });
      return turned(placed, turn, computed);
    },
    [result, computed, fitted, turn],
  );
  const components = useLater(place, result && result.n);
  // The picture of the earlier parameters or layer stays for so long, marked; that of another dataset does not.
  const follows = cloud.result !== null || (cloud.replaces === 'layer' && cloud.status === 'running');
  const error = cloud.error?.message ?? (follows ? null : 'Computing principal components…');
  return { components, error, labels };
}

function turned(placed: PlacedCloud, turn: readonly number[] | null, cloud: Cloud | null): Placed {
  const { positions: own } = placed;
  const place = { ...placed, own, cloud, flat: false, space: 'components' };
  return turn ? { ...place, positions: rotated(own, 3, turn), turn } : place;
}
