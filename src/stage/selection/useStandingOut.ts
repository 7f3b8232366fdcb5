import { useMemo } from 'react';
import { useStore } from 'zustand';
import { maskOf } from '../../state/selection/selection.ts';
import { store } from '../../state/store.ts';
import type { Scene } from '../scene.ts';
import { useSelectedPoints } from './useSelectedPoints.ts';

/** Which points stand out, `[n]`: the matches of an open search, else the selected points; null if all are seen as they are. */
export function useStandingOut(scene: Scene | null): Uint8Array | null {
  const selected = useSelectedPoints(scene);
  const matches = useStore(store, (state) => state.matches);
  const n = scene ? scene.points.positions.length / 3 : 0;
  return useMemo(
    () => (n > 0 && matches.length > 0 ? maskOf(Uint32Array.from(matches), n) : selected),
    [n, matches, selected],
  );
}
