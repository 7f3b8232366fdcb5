import { useEffect, useMemo } from 'react';
import { useStore } from 'zustand';
import { stage } from '../../stage/scene.ts';
import { pointsOf } from '../../stage/selection/members.ts';
import type { Item } from '../../state/selection/selection.ts';
import { store } from '../../state/store.ts';

/**
 * Shows the matches in the scene while the list is open: they stand out, and the other points are dimmed.
 *
 * @param members  features or words
 * @returns the number of points that stand for them
 */
export function useRings(item: Item, members: Uint32Array): number {
  const scene = useStore(stage, (state) => state.scene);
  const points = useMemo(() => {
    if (!scene || scene.item !== item || members.length === 0) return [];
    if (!scene.items) return Array.from(members);
    const mask = pointsOf(scene, members);
    return Array.from(mask.keys()).filter((point) => mask[point] === 1);
  }, [scene, item, members]);
  useEffect(() => store.getState().setMatches(points), [points]);
  useEffect(() => () => store.getState().setMatches([]), []);
  return points.length;
}
