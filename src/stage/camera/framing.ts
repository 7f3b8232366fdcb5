import type { Size } from '../drawing/drawing.ts';
import type { Extent } from './extent.ts';

/** Between the outermost points and the edge of the picture, in CSS pixels: room for a large point. */
const MARGIN = 14;
/** The camera's zoom is never less or more. */
const SMALLEST = 0.2;
const LARGEST = 1.5;

/**
 * The camera's zoom with which the whole scene, as it is first seen, fits into the picture.
 *
 * @param extent  of the scene's points from the place that it is first seen from
 * @param halfAngle  tangent of half the camera's vertical angle of view at zoom 1
 */
export function fittingZoom({ width, height }: Size, extent: Extent, halfAngle: number): number {
  if (width <= 0 || height <= 0) return 1;
  const pixels = height / 2 / halfAngle;
  const across = (width / 2 - MARGIN) / (pixels * extent.horizontal);
  const along = (height / 2 - MARGIN) / (pixels * extent.vertical);
  return Math.min(LARGEST, Math.max(SMALLEST, Math.min(across, along)));
}
