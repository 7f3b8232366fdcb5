import { useMemo } from 'react';
import type { Categorical, GroupStyle } from '../../cloud/colouring/groups.ts';
import type { ShownLobes } from '../../cloud/lobes/useLooks.ts';
import type { LeftOut } from '../analysis/lobes/selection.ts';
import { setBrain, useBrain } from '../useBrain.ts';
import { useStability } from '../useStability.ts';

/** Opacity of points of no lobe, and of other lobes while one is shown alone. */
export const FAINT = 0.22;
/** A feature that is always in its lobe when blocks are drawn again is opaque; one that never is can hardly be seen. */
const opacityOf = (consistency: number) => 0.08 + 0.8 * consistency;

/** Colours by lobe, as the view asks: one lobe alone, points as opaque as their lobe is stable. */
export function useLobeColouring({ found, looks }: ShownLobes): Categorical | null {
  const { lobe, steady } = useBrain((view) => view);
  const stability = useStability();
  const consistency = steady && !stability.stale ? (stability.result?.consistency ?? null) : null;
  return useMemo(() => {
    if (!found) return null;
    const style: GroupStyle = {
      only: lobe,
      alone: {
        entry: lobe,
        // The points of no lobe cannot be chosen as a lobe.
        choose: (entry) => setBrain({ lobe: entry !== null && entry < looks.length ? entry : null }),
      },
      opacities: consistency && Float64Array.from(consistency, opacityOf),
      faint: FAINT,
    };
    return {
      kind: 'category',
      title: 'lobes',
      groups: found.labels,
      names: looks.map(({ name }) => name),
      slots: looks.map(({ slot }) => slot),
      none: leftOutName(found.leftOut),
      style,
    };
  }, [found, looks, lobe, consistency]);
}

/** Why features are in no lobe. */
function leftOutName({ rare, frequent }: LeftOut): string {
  return rare + frequent > 0 ? 'left out' : 'silent or always on';
}
