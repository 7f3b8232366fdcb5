import type { PointSet } from '../scene.ts';
import type { CameraPlace } from './place.ts';

/** How far points reach from the middle of the picture, as tangents of the angle at the camera. */
export interface Extent {
  readonly horizontal: number;
  readonly vertical: number;
}

/** Points are taken to be no nearer to the camera than this, in scene units. */
const NEAREST = 0.5;
/** Nothing is taken to be farther out than this. */
const FARTHEST = 2;
/** A few far outliers do not make the rest small: what is farther out than this number of mean points is not in view. */
const OUTLIER = 6;
/** The least extent, so that a single point does not fill the picture. */
const LEAST = 0.12;

/** The extent of points as they are seen from a place, also while they move. */
export function extentFrom({ positions, from }: PointSet, place: CameraPlace): Extent {
  const [right, up, back] = axesOf(place);
  let [farthest, highest, width, height, n] = [0, 0, 0, 0, 0];
  for (const places of from ? [positions, from] : [positions]) {
    for (let i = 0; i < places.length; i += 3) {
      const x = places[i]! - place[0];
      const y = places[i + 1]! - place[1];
      const z = places[i + 2]! - place[2];
      const depth = Math.max(NEAREST, -(x * back[0] + y * back[1] + z * back[2]));
      const across = Math.min(FARTHEST, Math.abs(x * right[0] + y * right[1] + z * right[2]) / depth);
      const above = Math.min(FARTHEST, Math.abs(x * up[0] + y * up[1] + z * up[2]) / depth);
      farthest = Math.max(farthest, across);
      highest = Math.max(highest, above);
      width += across;
      height += above;
      n++;
    }
  }
  const within = (reach: number, sum: number) =>
    Math.max(LEAST, Math.min(reach, (OUTLIER * sum) / Math.max(1, n)));
  return { horizontal: within(farthest, width), vertical: within(highest, height) };
}

/** The extent that has room for both. */
export const widest = (one: Extent, other: Extent): Extent => ({
  horizontal: Math.max(one.horizontal, other.horizontal),
  vertical: Math.max(one.vertical, other.vertical),
});

type Vector = readonly [number, number, number];

/** The directions to the right, up and back of a camera in a place; the vertical axis is up. */
function axesOf([x, y, z, tx, ty, tz]: CameraPlace): readonly [Vector, Vector, Vector] {
  const back = unit([x - tx, y - ty, z - tz]);
  // From straight above or below, the picture's right is the first axis.
  const flat = Math.hypot(back[0], back[2]);
  const right: Vector = flat > 1e-6 ? [back[2] / flat, 0, -back[0] / flat] : [1, 0, 0];
  const up: Vector = [
    back[1] * right[2] - back[2] * right[1],
    back[2] * right[0] - back[0] * right[2],
    back[0] * right[1] - back[1] * right[0],
  ];
  return [right, up, back];
}

function unit(v: Vector): Vector {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
