import CameraControls from 'camera-controls';
import {
  Box3,
  MathUtils,
  Matrix4,
  Quaternion,
  Raycaster,
  Sphere,
  Spherical,
  Vector2,
  Vector3,
  Vector4,
  type PerspectiveCamera,
} from 'three';
import type { Size } from '../drawing/drawing.ts';
import { reducedMotion } from '../reducedMotion.ts';
import type { Extent } from './extent.ts';
import { fittingZoom } from './framing.ts';
import { FIRST_DISTANCE, type CameraPlace } from './place.ts';

CameraControls.install({
  THREE: { Box3, Matrix4, Quaternion, Raycaster, Sphere, Spherical, Vector2, Vector3, Vector4 },
});

/** Seconds in which the camera settles: after an order, and while it is dragged. */
const SETTLING = 0.12;
const SETTLING_DRAGGED = 0.04;
/** How near to its target the camera may go, and how far from it, in scene units. */
const NEAREST = 0.05;
const FARTHEST = 40;

/** Controls that move a camera: drag to turn, wheel or pinch to zoom, right drag or two fingers to move. */
export function controlsOf(camera: PerspectiveCamera): CameraControls {
  const controls = new CameraControls(camera);
  controls.smoothTime = reducedMotion() ? 0 : SETTLING;
  controls.draggingSmoothTime = SETTLING_DRAGGED;
  controls.minDistance = NEAREST;
  controls.maxDistance = FARTHEST;
  controls.dollyToCursor = true;
  return controls;
}

/** Whether a drag with the left button or one finger turns the scene; while a region is drawn it does not. */
export function turnByDrag(controls: CameraControls, turns: boolean): void {
  const { NONE, ROTATE, TOUCH_ROTATE } = CameraControls.ACTION;
  controls.mouseButtons.left = turns ? ROTATE : NONE;
  controls.touches.one = turns ? TOUCH_ROTATE : NONE;
}

/** Moves the camera to a place. */
export function moveTo(controls: CameraControls, place: CameraPlace, smooth: boolean): void {
  const [x, y, z, tx, ty, tz] = place;
  void controls.setLookAt(x, y, z, tx, ty, tz, smooth);
}

/** The place that the camera is in, or is moving to, in six digits, as the link has it. */
export function placeNow(controls: CameraControls): CameraPlace {
  const position = controls.getPosition(new Vector3(), true);
  const target = controls.getTarget(new Vector3(), true);
  return [...position.toArray(), ...target.toArray()].map((value) =>
    Number(value.toPrecision(6)),
  ) as unknown as CameraPlace;
}

/** Whether two places look the same. */
export const samePlace = (one: readonly number[], other: readonly number[]): boolean =>
  one.every((value, i) => Math.abs(value - other[i]!) < 1e-4 * FIRST_DISTANCE);

/** Fits the scene into the picture. */
export function fitInto(
  controls: CameraControls,
  camera: PerspectiveCamera,
  size: Size,
  extent: Extent,
): void {
  const zoom = fittingZoom(size, extent, Math.tan(MathUtils.degToRad(camera.fov / 2)));
  if (camera.zoom !== zoom) void controls.zoomTo(zoom, false);
}
