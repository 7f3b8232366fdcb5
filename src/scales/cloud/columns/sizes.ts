import type { SizeLegend } from '../../../stage/scene.ts';
import type { Continuous } from '../colouring/numbers.ts';
import { atOnce, forEachBelow, type Steps } from '../../../math/work/steps.ts';
import { quantiles } from './quantiles.ts';

/** Diameters in pixels of the least and the greatest value, and of points without a value. */
const LEAST_SIZE = 3;
const MOST_SIZE = 17;
const SAME_SIZE = 5;
/** Values beyond these shares of the points have the size of the end. */
const ENDS = [0.01, 0.99] as const;

/** The sizes of points, `[n]`, and the legend that explains them; without one, all points are alike. */
export interface Sized {
  readonly sizes: Float32Array;
  readonly legend: SizeLegend | null;
}

/** Up to this number, points of one size are larger, at most by this factor: the colours of a few dots of 5 pixels are hard to see. */
const SPARSE = 1024;
const LARGEST_FACTOR = 1.8;

/** Points of one size, larger if there are few. */
const alike = (n: number): Sized => {
  const factor = Math.min(LARGEST_FACTOR, Math.max(1, (SPARSE / Math.max(1, n)) ** (1 / 6)));
  return { sizes: new Float32Array(n).fill(SAME_SIZE * factor), legend: null };
};
const diameter = (share: number) => LEAST_SIZE + (MOST_SIZE - LEAST_SIZE) * share;

/**
 * Diameters by firing frequency. They grow with its fourth root, because frequencies span orders of magnitude.
 *
 * @param n  the number of points
 */
export const sizedByFrequency = (n: number, column: Continuous): Sized =>
  atOnce(sizingByFrequency(n, column));

/** As `sizedByFrequency`, in steps. */
export function* sizingByFrequency(n: number, { values, print }: Continuous): Steps<Sized> {
  let most = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! > most) most = values[i]!;
  const sizeOf = (value: number) => diameter((value / (most || 1)) ** 0.25);
  const shown = most > 0 ? [most / 256, most / 16, most] : [];
  return {
    sizes: yield* sizesOf(n, values, (value) => (Number.isNaN(value) ? SAME_SIZE : sizeOf(value))),
    legend: legendOf('firing frequency', shown, sizeOf, print),
  };
}

/**
 * Diameters by a numeric column, or by its logarithm if it is logarithmic: the area grows from the least value to the
 * greatest. A point without a value is small, but not the smallest.
 *
 * @param n  the number of points
 */
export const sizedBy = (n: number, column: Continuous): Sized => atOnce(sizing(n, column));

/** As `sizedBy`, in steps. */
export function* sizing(n: number, { title, values, logarithmic, print }: Continuous): Steps<Sized> {
  const usable = (value: number) => Number.isFinite(value) && (!logarithmic || value > 0);
  const [low, high] = quantiles(values, ENDS, usable) as [number, number];
  yield;
  const scale = logarithmic ? Math.log : (value: number) => value;
  const span = scale(high) - scale(low);
  if (!(span > 0)) return alike(n);
  const sizeOf = (value: number) =>
    diameter(Math.sqrt(Math.min(1, Math.max(0, (scale(value) - scale(low)) / span))));
  const middle = logarithmic ? Math.sqrt(low * high) : (low + high) / 2;
  return {
    sizes: yield* sizesOf(n, values, (value) => (usable(value) ? sizeOf(value) : SAME_SIZE)),
    legend: legendOf(title, [low, middle, high], sizeOf, print),
  };
}

/** The size of each of n points; those without a value have NaN. */
function* sizesOf(
  n: number,
  values: ArrayLike<number>,
  sizeOf: (value: number) => number,
): Steps<Float32Array> {
  // A loop, because `Float32Array.from` takes ten times as long, which a million points would feel.
  const sizes = new Float32Array(n);
  yield* forEachBelow(n, (i) => {
    sizes[i] = sizeOf(i < values.length ? values[i]! : NaN);
  });
  return sizes;
}

/** Points of one size. */
export const sizedAlike = alike;

function legendOf(
  title: string,
  values: readonly number[],
  sizeOf: (value: number) => number,
  print: (value: number) => string,
): SizeLegend | null {
  if (values.length === 0) return null;
  const entries = values.map((value) => ({ name: print(value), diameter: sizeOf(value) }));
  return { kind: 'sizes', title: `size: ${title}`, entries };
}
