/** The size that points keep when sizes differ less, in CSS pixels. */
export const MEAN_POINT = 5;
/** The height at which points have their sizes, in pixels: that of the cloud on a laptop's screen. */
const FULL_HEIGHT = 700;
/** However small or large the picture, points have this share of their sizes at least and at most. */
const SMALLEST = 0.5;
const LARGEST = 1.25;
/** Up to this number, points have their sizes; the area of more is that of this number. */
const FULL = 16_384;
/** In larger clouds points cover less, so that the middle is not full, down to this share of the diameter. */
const CLEAREST = 0.6;
/** In a cloud of this number of points or more, sizes differ least: their logarithms differ by this share. */
const EVEN = 1_048_576;
const LEAST_SPREAD = 0.25;

/**
 * The factor of the points' sizes. In a small picture they are smaller, so that they do not merge. However many there are,
 * all points together cover the same area, and in large clouds a third of it: where several points lie behind each other
 * everywhere, a cluster could not be denser than its surroundings.
 *
 * @param n  the number of points
 * @param height  of the picture, times the camera's zoom, in CSS pixels
 */
export function sizeFactor(n: number, height: number): number {
  const picture = Math.min(LARGEST, Math.max(SMALLEST, height / FULL_HEIGHT));
  const share = Math.min(1, FULL / Math.max(1, n));
  return picture * Math.sqrt(share) * Math.max(CLEAREST, share ** 0.25);
}

/**
 * How much sizes of points differ, as the exponent of size ÷ mean: 1 in a cloud of some thousand points, less in a larger
 * one, where a few large points would cover the structure that many small ones make.
 */
export function sizeSpread(n: number): number {
  const share = Math.log(Math.max(1, n / FULL)) / Math.log(EVEN / FULL);
  return 1 - (1 - LEAST_SPREAD) * Math.min(1, share);
}

/** A diameter as it is in a cloud of n points beside other diameters, for a legend. */
export const spreadDiameter = (diameter: number, n: number): number =>
  MEAN_POINT * (diameter / MEAN_POINT) ** sizeSpread(n);
