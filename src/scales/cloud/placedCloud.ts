import type { Labels } from '../../dataset/dataset.ts';
import { fitting, type FitOptions } from '../../stage/fit.ts';
import type { Axis } from '../../stage/scene.ts';
import { atOnce, type Steps } from '../../math/work/steps.ts';

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
 * @param options  whether all axes have one scale, and which quantile of the distances is in sight; see `fit`
 */
export const placedCloud = (
  positions: Float32Array,
  names: readonly string[],
  options: FitOptions = {},
): PlacedCloud => atOnce(placing(positions, names, options));

/** As `placedCloud`, in steps. */
export function* placing(
  positions: Float32Array,
  names: readonly string[],
  options: FitOptions = {},
): Steps<PlacedCloud> {
  const fitted = yield* fitting(positions, options);
  yield;
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

/** A feature's name for the tooltip: its number and label. */
export function featureTitle(labels: Labels | null, feature: number): string {
  const description = labels?.description[feature];
  return description ? `${feature} · ${description}` : `${feature}`;
}
