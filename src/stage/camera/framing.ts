import type { Size } from '../drawing/drawing.ts';
import type { Extent } from './extent.ts';

/** A box of the picture: left, top, right, bottom, in CSS pixels. */
export type Box = readonly [number, number, number, number];

/** Elements of this class lie over the picture, such as controls. */
const OVER = '.over-scene';

/** The boxes of the elements that lie over the picture of a canvas. */
export function coveredBoxes(canvas: HTMLCanvasElement): Box[] {
  const { left, top } = canvas.getBoundingClientRect();
  const over = canvas.closest('.scene')?.querySelectorAll(OVER) ?? [];
  return Array.from(over, (element) => {
    const box = element.getBoundingClientRect();
    return [box.left - left, box.top - top, box.right - left, box.bottom - top];
  });
}

/** Between the outermost points and what is around them, in CSS pixels: room for a large point. */
const MARGIN = 14;
/** However small the free part of the picture, the camera's zoom is not less than `SMALLEST`; nor is it ever more. */
const SMALLEST = 0.2;
const LARGEST = 1.5;

/** How a scene is fitted between what covers the top and the bottom of a picture. */
export interface Framing {
  /** of the camera; at 1 the picture is as high as its angle of view */
  readonly zoom: number;
  /** CSS pixels by which the scene's middle lies below the picture's */
  readonly shift: number;
}

/**
 * Fits the whole scene, as it is first seen, between what covers the top and the bottom of the picture.
 *
 * @param extent  of the scene's points from the place that it is first seen from
 * @param halfAngle  tangent of half the camera's angle of view
 */
export function framing(
  { width, height }: Size,
  covered: readonly Box[],
  extent: Extent,
  halfAngle: number,
): Framing {
  if (width <= 0 || height <= 0) return { zoom: 1, shift: 0 };
  let top = Math.max(0, ...covered.filter((box) => box[1] < height / 4).map((box) => box[3]));
  let bottom = Math.min(height, ...covered.filter((box) => box[3] > (3 / 4) * height).map((box) => box[1]));
  if (bottom - top < 4 * MARGIN) [top, bottom] = [0, height];
  const pixels = height / 2 / halfAngle;
  const across = (width / 2 - MARGIN) / (pixels * extent.horizontal);
  const along = ((bottom - top) / 2 - MARGIN) / (pixels * extent.vertical);
  return {
    zoom: Math.min(LARGEST, Math.max(SMALLEST, Math.min(across, along))),
    shift: Math.round((top + bottom - height) / 2),
  };
}
