import { useMemo } from 'react';
import { useStore } from 'zustand';
import { usePalette } from '../../state/theme.ts';
import { rgb } from '../colour.ts';
import type { PointSet, Scene } from '../scene.ts';
import { choiceAmong, choosable, legendChoice } from './choice.ts';
import { shapesShown } from './shapesShown.ts';
import { useSelectedPoints } from '../selection/useSelectedPoints.ts';
import { selectedPoints, shapesOf, shownPoints } from './shownPoints.ts';

/** The points of a scene as the user's choice in its legend shows them, with shapes if the user wants them; what is not selected is grey. */
export function useShownPoints(scene: Scene | null): PointSet | null {
  const points = scene?.points ?? null;
  const state = useStore(legendChoice);
  const shapes = useStore(shapesShown, ({ shown }) => shown);
  const { other } = usePalette();
  const legend = useMemo(() => choosable(scene?.legend), [scene?.legend]);
  const chosen = useMemo(() => {
    if (!points || !legend) return points;
    const shown = shownPoints(points, legend, choiceAmong(legend, state), rgb(other));
    if (!shapes) return shown;
    const n = points.positions.length / 3;
    return { ...shown, shapes: shapesOf(legend.entryOf!, n, legend.shaped ?? 0) };
  }, [points, legend, state, shapes, other]);
  const selected = useSelectedPoints(scene);
  return useMemo(
    () => (chosen && selected ? selectedPoints(chosen, selected, rgb(other)) : chosen),
    [chosen, selected, other],
  );
}
