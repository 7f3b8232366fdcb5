import { useMemo } from 'react';
import { useSelected } from '../../state/selection/select.ts';
import type { Scene } from '../scene.ts';
import { pointsOf } from './members.ts';

/** Which points of a scene are selected, `[n]`; null if no point is, so that all are seen as they are. */
export function useSelectedPoints(scene: Scene | null): Uint8Array | null {
  const members = useSelected(scene?.item ?? 'feature');
  return useMemo(() => {
    if (!scene?.item || !members) return null;
    const selected = pointsOf(scene, members);
    return selected.includes(1) ? selected : null;
  }, [scene, members]);
}
