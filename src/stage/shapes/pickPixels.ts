import { LARGEST_POINT } from './materials.ts';

/** Points up to this far from the pointer are hit, in CSS pixels. */
const REACH = 5;
/** The side of the square around the pointer in which a point is looked for, in CSS pixels. */
export const SIDE = 2 * REACH + 1;

/** A rectangle of the canvas, in whole CSS pixels. */
export interface Part {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The square around a place of the canvas: the pixel that the place is in is its middle.
 *
 * @param x  in CSS pixels from the canvas's left
 * @param y  from its top
 */
export function partAround(x: number, y: number): Part {
  return { left: Math.floor(x) - REACH, top: Math.floor(y) - REACH, width: SIDE, height: SIDE };
}

/**
 * A part with a margin around it. A graphics device may leave out a point whose middle is not in the picture, so everything
 * is drawn whose middle is within the radius of the largest point.
 */
export function widened({ left, top, width, height }: Part): Part & { readonly margin: number } {
  const margin = Math.ceil(LARGEST_POINT / 2) + 1;
  return {
    left: left - margin,
    top: top - margin,
    width: width + 2 * margin,
    height: height + 2 * margin,
    margin,
  };
}

/**
 * The number + 1 of the point that a pixel belongs to; 0 for an empty one.
 *
 * @param pixels  `[pixels, 4]`; the first three bytes are the number, the lowest first
 */
export const numberAt = (pixels: Uint8Array, i: number): number =>
  pixels[4 * i]! + 256 * pixels[4 * i + 1]! + 65536 * pixels[4 * i + 2]!;

/**
 * The point whose number is written nearest to the middle of a square of pixels.
 *
 * @param pixels  `[side, side, 4]`; see `numberAt`
 * @returns null if all pixels are empty
 */
export function nearest(pixels: Uint8Array, side: number): number | null {
  const middle = (side - 1) / 2;
  let best: number | null = null;
  let bestDistance = Infinity;
  for (let i = 0; i < side * side; i++) {
    const number = numberAt(pixels, i);
    if (number === 0) continue;
    const distance = (Math.floor(i / side) - middle) ** 2 + ((i % side) - middle) ** 2;
    if (distance < bestDistance) {
      bestDistance = distance;
      best = number - 1;
    }
  }
  return best;
}
