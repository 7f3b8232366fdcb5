import { select } from '../../state/selection/select.ts';
import type { Change } from '../../state/selection/selection.ts';
import { stage } from '../scene.ts';
import { eyeDesk } from './eye.ts';
import { itemsOf } from './members.ts';
import { pointsInside, type Region } from './region.ts';
import { selectionTool } from './tool.ts';

/** Selects what some points of the scene stand for. */
export function selectPoints(points: ArrayLike<number>, change: Change): void {
  const { scene } = stage.getState();
  if (scene?.item) select(scene.item, itemsOf(scene, points), change);
}

/** Selects the points inside a region of the picture. */
export async function selectRegion(region: Region, change: Change): Promise<void> {
  const { eye } = eyeDesk;
  if (!eye) return;
  const { through } = selectionTool.getState();
  const places = () => stage.getState().scene?.points.positions;
  const before = places();
  const points = through ? pointsInside(region, eye.places()) : await eye.frontMost(region);
  // The points may have become others while the device drew.
  if (places() === before) selectPoints(points, change);
}

/** Selects every point that the picture shows. */
export function selectAllSeen(): void {
  const places = eyeDesk.eye?.places();
  if (!places) return;
  const seen = Array.from({ length: places.length / 2 }, (_, i) => i);
  selectPoints(
    seen.filter((i) => !Number.isNaN(places[2 * i])),
    'replace',
  );
}
