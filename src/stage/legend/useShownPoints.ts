import { useMemo } from 'react';
import { useStore } from 'zustand';
import { usePalette } from '../../state/theme.ts';
import { rgb } from '../colour.ts';
import type { PointSet, Scene } from '../scene.ts';
import { choiceAmong, choosable, useLegendChoice } from './choice.ts';
import { shapesShown } from './shapesShown.ts';
import { useStandingOut } from '../selection/useStandingOut.ts';
import { selectedPoints, shapesOf, shownPoints } from './shownPoints.ts';

/**
 * The points of a scene as the user's choice in its legend shows them, with shapes if the user wants them; what is not
 * selected is grey, and what an open search does not find.
 */
export function useShownPoints(scene: Scene | null): PointSet | null {
  const points = scene?.points ?? null;
  const choice = useLegendChoice();
  const shapes = useStore(shapesShown, ({ shown }) => shown);
  const { other } = usePalette();
  const legend = useMemo(() => choosable(scene?.legend), [scene?.legend]);
  const among = useMemo(() => legend && choiceAmong(legend, choice), [legend, choice]);
  const chosen = useMemo(() => {
    if (!points || !legend || !among) return points;
    const shown = shownPoints(points, legend, among, rgb(other));
    if (!shapes) return shown;
    const n = points.positions.length / 3;
    return { ...shown, shapes: shapesOf(legend.entryOf!, n, legend.shaped ?? 0) };
  }, [points, legend, among, shapes, other]);
  const selected = useStandingOut(scene);
  const lone = among?.alone ?? null;
  return useMemo(() => {
    if (!chosen || !selected) return chosen;
    // An entry shown alone of which nothing is selected would leave a grey scene that says nothing.
    const apart = legend?.entryOf && lone !== null && !anySelected(selected, legend.entryOf, lone);
    return apart ? chosen : selectedPoints(chosen, selected, rgb(other));
  }, [chosen, selected, legend, lone, other]);
}

/** Whether some selected point is of an entry. */
const anySelected = (selected: Uint8Array, entryOf: ArrayLike<number>, entry: number): boolean =>
  selected.some((is, point) => is === 1 && entryOf[point] === entry);
