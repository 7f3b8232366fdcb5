import type { Labels } from '../../dataset/dataset.ts';
import { fit } from '../../stage/fit.ts';
import type { Axis } from '../../stage/scene.ts';

/** A cloud in scene units, and what is drawn around it. */
export interface PlacedCloud {
  /** `[n, 3]` */
  readonly positions: Float32Array;
  readonly axes: readonly Axis[];
  /** half axes of the 1 σ and the 2 σ ellipsoid */
  readonly ellipsoids: readonly (readonly [number, number, number])[];
}

/** An axis reaches to this number of standard deviations, and never less than this length in scene units. */
const AXIS_DEVIATIONS = 2.6;
const AXIS_LEAST = 0.12;

/**
 * Fits a cloud into the scene.
 *
 * @param positions  `[n, 3]`
 * @param names  of the axes, as written at their ends
 * @param equal  one scale for all axes; see `fit`
 */
export function placedCloud(
  positions: Float32Array,
  names: readonly string[],
  { equal = true } = {},
): PlacedCloud {
  const fitted = fit(positions, { equal });
  const n = positions.length / 3;
  const deviation = [0, 1, 2].map((axis) => {
    let squares = 0;
    for (let i = 0; i < n; i++) squares += fitted.positions[3 * i + axis]! ** 2;
    return Math.sqrt(squares / Math.max(1, n - 1));
  });
  return {
    positions: fitted.positions,
    axes: names.map((name, i) => ({
      name,
      length: Math.max(AXIS_LEAST, AXIS_DEVIATIONS * deviation[i]!),
      values: { centre: fitted.centre[i]!, factor: fitted.factors[i]! },
    })),
    ellipsoids: [1, 2].map((sigma) => deviation.map((d) => sigma * d) as [number, number, number]),
  };
}

const LEAST_SIZE = 3;
const MOST_SIZE = 17;
const SAME_SIZE = 5;

/**
 * Diameters in pixels by firing frequency. They grow with its fourth root, because frequencies span orders of magnitude;
 * all points are alike if frequencies are not known, and those of unknown frequency are of that size.
 */
export function sizesByFrequency(n: number, frequency: Float32Array | null | undefined): Float32Array {
  if (!frequency) return new Float32Array(n).fill(SAME_SIZE);
  let most = 0;
  for (let i = 0; i < frequency.length; i++) if (frequency[i]! > most) most = frequency[i]!;
  const sizes = new Float32Array(n);
  for (let i = 0; i < n; i++) {
    const share = (frequency[i] ?? 0) / (most || 1);
    sizes[i] = Number.isNaN(share)
      ? SAME_SIZE
      : LEAST_SIZE + (MOST_SIZE - LEAST_SIZE) * Math.sqrt(Math.sqrt(share));
  }
  return sizes;
}

/** A feature's name for the tooltip: its number and label. */
export function featureTitle(labels: Labels | null, feature: number): string {
  const description = labels?.description[feature];
  return description ? `${feature} · ${description}` : `${feature}`;
}
