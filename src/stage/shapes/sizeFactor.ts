import { FAINT } from '../colour.ts';

/** The size that points keep when sizes differ less, in CSS pixels. */
export const MEAN_POINT = 5;
/** The height at which points have their sizes, in pixels: that of the cloud on a laptop's screen. */
const FULL_HEIGHT = 700;
/** However small or large the picture, points have this share of their sizes at least and at most. */
const SMALLEST = 0.5;
const LARGEST = 1.25;
/** Up to this number, points do not merge in a small picture, and keep their sizes there. */
const FEW = 1024;
/** Up to this number, points have their sizes; the area of more is that of this number. */
const FULL = 16_384;
/** In larger clouds points cover less, so that the middle is not full, down to this share of the diameter. */
const CLEAREST = 0.6;
/** In a cloud of this number of points or more, sizes differ least: their logarithms differ by this share. */
const EVEN = 1_048_576;
const LEAST_SPREAD = 0.25;

/**
 * The factor of the points' sizes. In a small picture many points are smaller, so that they do not merge; a few keep their
 * sizes, so that their colours are seen. However many there are, all points together cover the same area, and in large clouds
 * a third of it: where several points lie behind each other everywhere, a cluster could not be denser than its surroundings.
 *
 * @param n  the number of points
 * @param height  of the picture, times the camera's zoom, in CSS pixels
 */
export function sizeFactor(n: number, height: number): number {
  const smallest = Math.max(SMALLEST, Math.min(1, Math.sqrt(FEW / Math.max(1, n))));
  const picture = Math.min(LARGEST, Math.max(smallest, height / FULL_HEIGHT));
  return picture * coverage(n);
}

/** The factor of the points' sizes that their number gives. */
function coverage(n: number): number {
  const share = Math.min(1, FULL / Math.max(1, n));
  return Math.sqrt(share) * Math.max(CLEAREST, share ** 0.25);
}

/**
 * The factor of the sizes of points that stand out among n, so that they are as large on the screen as in a cloud of their
 * own: a few hundred points as small as those of a large cloud would not be seen in it. `sizeSpread` acts on the product.
 *
 * @param some  the number of points that stand out
 * @returns 1 or more
 */
export function standingOutFactor(some: number, n: number): number {
  return (coverage(some) / coverage(n)) ** (1 / sizeSpread(n));
}

/** Grey points of the largest clouds are not more opaque than this. */
const FAINT_AT_MOST = 0.5;

/**
 * The opacity (0…1) of grey points beside those that stand out among n. Small points of a large cloud are drawn faint already:
 * grey ones as faint as those of a small cloud would be gone.
 */
export const faintAmong = (n: number): number => Math.min(FAINT_AT_MOST, FAINT / coverage(n));

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
