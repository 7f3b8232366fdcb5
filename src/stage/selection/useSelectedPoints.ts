import { useMemo } from 'react';
import { useSelected } from '../../state/selection/select.ts';
import type { Scene } from '../scene.ts';
import { selectedOf } from './members.ts';

/** Which points of a scene are selected, `[n]`; null if no point is, so that all are seen as they are. */
export function useSelectedPoints(scene: Scene | null): Uint8Array | null {
  const members = useSelected(scene?.item ?? 'feature');
  const { item, items, points } = scene ?? {};
  // Not the scene itself: a pin makes another scene of the same points, and they need no other colours.
  return useMemo(() => {
    if (!item || !points) return null;
    return selectedOf({ points, ...(items && { items }) }, members);
  }, [item, items, points, members]);
}
