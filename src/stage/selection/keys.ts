import { hover, hovered } from '../hovered.ts';
import { stage } from '../scene.ts';
import { eyeDesk } from './eye.ts';
import { selectAllSeen, selectPoints } from './selectPoints.ts';
import { selectionTool, takeTool } from './tool.ts';
import { nearestPoint, nextPoint, type Direction } from './walk.ts';

const WAYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Goes on to the next point in a direction: from the point in hand, the pinned one, or the middle of the picture. */
function walk(way: Direction): void {
  const { scene } = stage.getState();
  const places = eyeDesk.eye?.places();
  if (!scene || !places) return;
  const seen = (point: number | null) => point !== null && !Number.isNaN(places[2 * point] ?? NaN);
  const from = [hovered.getState().point, scene.pinned].find(seen) ?? null;
  hover(from === null ? nearestPoint(places, middleOf(places)) : (nextPoint(places, from, way) ?? from));
}

/** The middle of the points that are seen. */
function middleOf(places: Float32Array): Direction {
  let [x, y, n] = [0, 0, 0];
  for (let i = 0; i < places.length; i += 2) {
    if (Number.isNaN(places[i])) continue;
    x += places[i]!;
    y += places[i + 1]!;
    n++;
  }
  return [x / n, y / n];
}

function pinHovered(point: number): void {
  stage.getState().scene?.onPick(point);
  selectionTool.setState({ announced: 'The point is pinned: its card is in the inspector.' });
}

/**
 * Does what a key means for points: shift and an arrow go from point to point, Enter pins, the space bar selects; B and L
 * take the box and the lasso, A selects all that is seen.
 *
 * @returns whether the key means something
 */
export function pointKey({ key, shiftKey }: { key: string; shiftKey: boolean }): boolean {
  const { point } = hovered.getState();
  // Enter ends the mark on a point: its ring then says which point is in hand.
  const inHand = point ?? stage.getState().scene?.pinned ?? null;
  const way = shiftKey ? WAYS[key] : undefined;
  if (way) walk(way);
  else if (key === 'Enter' && point !== null) pinHovered(point);
  else if (key === ' ' && inHand !== null) selectPoints([inHand], 'toggle');
  else if (key.toLowerCase() === 'b') takeTool('box');
  else if (key.toLowerCase() === 'l') takeTool('lasso');
  else if (key.toLowerCase() === 'a') selectAllSeen();
  else if (key === 'Escape' && selectionTool.getState().tool !== 'turn') takeTool('turn');
  else return false;
  return true;
}
