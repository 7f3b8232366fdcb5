import { selectedNow } from '../../state/selection/select.ts';
import { store } from '../../state/store.ts';
import { extentFrom } from '../camera/extent.ts';
import { cameraDesk, firstPlace, type CameraPlace } from '../camera/place.ts';
import { alongAxis, around } from '../camera/places.ts';
import { choiceAmong, choosable, legendChoice } from '../legend/choice.ts';
import { selectedOf } from '../selection/members.ts';
import { stage, turnedPlace, type Scene } from '../scene.ts';

/**
 * The points that the camera fits to: those that are selected; else the pinned point with those related to it; else the
 * points that the search found; else those of the legend's entry that is shown alone.
 *
 * @param mask  1 for points that are selected, `[n]`; null if no point is
 */
export function selectedPoints(
  { pinned, related, legend, points }: Scene,
  mask: Uint8Array | null,
  matches: readonly number[],
  choice: Parameters<typeof choiceAmong>[1],
): readonly number[] {
  const n = points.positions.length / 3;
  const there = (list: readonly number[]) => list.filter((point) => point < n);
  if (mask) return Array.from({ length: n }, (_, i) => i).filter((i) => mask[i]);
  if (pinned !== null) return there([pinned, ...(related ?? [])]);
  if (matches.length > 0) return there(matches);
  const chosen = choosable(legend);
  const alone = chosen && choiceAmong(chosen, choice).alone;
  const entryOf = chosen?.entryOf;
  if (alone === null || !entryOf) return [];
  return Array.from({ length: n }, (_, i) => i).filter((i) => entryOf[i] === alone);
}

/** Moves the camera to the selection, if there is one. */
export function fitToSelection(): void {
  const { scene } = stage.getState();
  if (!scene) return;
  const { matches } = store.getState();
  const members = scene.item ? selectedNow(scene.item) : null;
  const selected = selectedPoints(scene, selectedOf(scene, members), matches, legendChoice());
  if (selected.length > 0) cameraDesk.move(around(scene.points.positions, selected, placeNow(scene)));
}

/** Moves the camera so that it looks along an axis of the scene. */
export function lookAlong(axis: number): void {
  const { scene } = stage.getState();
  if (!scene?.axes[axis]) return;
  const direction = turnedPlace(
    [0, 1, 2].map((i) => Number(i === axis)),
    scene.turn,
  );
  const { points, first = firstPlace } = scene;
  cameraDesk.move(alongAxis(direction, (place) => extentFrom(points, place), extentFrom(points, first)));
}

/** The place that the camera is in, as the view knows it; of an empty stage, where it waits. */
export const placeNow = (scene: Scene | null): CameraPlace =>
  (store.getState().view.camera as CameraPlace | null) ?? scene?.first ?? firstPlace;
