import type { Extent } from './extent.ts';
import { FIRST_DISTANCE, type CameraPlace } from './place.ts';

/**
 * The place that looks along a direction, so far away that the whole scene is in view.
 *
 * @param direction  from the centre to the camera, of length 1, `[3]`
 * @param extentAt  the extent of the scene from a place
 * @param first  the extent that the picture is framed for; see `framing`
 */
export function alongAxis(
  direction: readonly number[],
  extentAt: (place: CameraPlace) => Extent,
  first: Extent,
): CameraPlace {
  const at = (distance: number): CameraPlace => {
    const [x, y, z] = direction.map((part) => distance * part) as [number, number, number];
    // Straight from above, the camera keeps a trace of its direction, so that up is up.
    return Math.hypot(x, z) < 1e-3 * distance ? [x, y, z + 1e-3 * distance, 0, 0, 0] : [x, y, z, 0, 0, 0];
  };
  let distance = FIRST_DISTANCE;
  for (let step = 0; step < EXTENT_STEPS; step++) {
    const extent = extentAt(at(distance));
    const factor = Math.max(extent.horizontal / first.horizontal, extent.vertical / first.vertical);
    // Near points come nearer faster than far ones: what is enough at this distance is looked at again.
    distance = Math.max(FIRST_DISTANCE / 2, distance * factor);
  }
  return at(distance);
}

/** Looks at the extent until a distance fits. */
const EXTENT_STEPS = 4;

/** A few points are not seen from nearer than this. */
const LEAST_DISTANCE = 0.5;

/** The place that shows some points in the middle, in the direction of another place. */
export function around(
  positions: Float32Array,
  points: ArrayLike<number>,
  [x, y, z, tx, ty, tz]: CameraPlace,
): CameraPlace {
  const centre: [number, number, number] = [0, 0, 0];
  const n = Math.max(1, points.length);
  for (let p = 0; p < points.length; p++) {
    for (let axis = 0; axis < 3; axis++) centre[axis]! += positions[3 * points[p]! + axis]! / n;
  }
  let radius = 0;
  for (let p = 0; p < points.length; p++) {
    const i = 3 * points[p]!;
    const away = [0, 1, 2].map((axis) => positions[i + axis]! - centre[axis]!);
    radius = Math.max(radius, Math.hypot(...away));
  }
  const length = Math.hypot(x - tx, y - ty, z - tz) || 1;
  const distance = Math.max(LEAST_DISTANCE, FIRST_DISTANCE * radius);
  const from = [x - tx, y - ty, z - tz].map((part, axis) => centre[axis]! + (part * distance) / length);
  return [...from, ...centre] as unknown as CameraPlace;
}
