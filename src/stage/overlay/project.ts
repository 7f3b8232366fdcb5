import { Vector3, type Camera } from 'three';
import type { Size } from '../drawing/drawing.ts';
import type { Spot } from '../selection/region.ts';

/** From scene units to a place in the picture; null behind the camera. */
export type Project = (place: readonly number[]) => Spot | null;

/** The projection of a camera onto a picture. */
export function projector(camera: Camera, { width, height }: Size): Project {
  const v = new Vector3();
  return (place) => {
    v.set(place[0]!, place[1]!, place[2]).project(camera);
    if (v.z > 1 || v.z < -1) return null;
    return { x: ((v.x + 1) / 2) * width, y: ((1 - v.y) / 2) * height };
  };
}
