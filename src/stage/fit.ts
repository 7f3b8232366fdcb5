import { orderStatistic } from '../math/statistics/nulls/orderStatistic.ts';
import { atOnce, type Steps } from '../math/work/steps.ts';

/**
 * Scales points into scene units: centred on their mean, with a quantile of the distances to it at 1.
 *
 * @param positions  `[n, 3]`
 * @param options.equal  one scale for all axes, so that lengths compare; if not, each axis is fitted by itself, which shows
 *   the shape when one axis dominates
 * @param options.quantile  of the distances, in [0, 1]
 * @returns the fitted positions `[n, 3]`, the centre `[3]` and the factor of each axis `[3]`
 */
export const fit = (positions: Float32Array, options: FitOptions = {}): Fitted =>
  atOnce(fitting(positions, options));

export interface FitOptions {
  readonly equal?: boolean;
  readonly quantile?: number;
}

interface Fitted {
  positions: Float32Array;
  centre: [number, number, number];
  factors: [number, number, number];
}

/** As `fit`, in steps. */
export function* fitting(
  positions: Float32Array,
  { equal = true, quantile = 0.98 }: FitOptions = {},
): Steps<Fitted> {
  const n = positions.length / 3;
  const centre = meanOf(positions);
  const reach = (distances: Float64Array) =>
    orderStatistic(distances, Math.min(n - 1, Math.floor(quantile * n))) || 1;
  const factors: [number, number, number] = [1, 1, 1];
  if (equal) {
    const distances = distancesFrom(positions, centre);
    yield;
    factors.fill(1 / reach(distances));
    yield;
  } else {
    for (let axis = 0; axis < 3; axis++) {
      factors[axis] = 0.6 / reach(distancesAlong(positions, axis, centre[axis]!));
      yield;
    }
  }
  const fitted = new Float32Array(positions.length);
  for (let axis = 0; axis < 3; axis++) {
    const [middle, factor] = [centre[axis]!, factors[axis]!];
    for (let i = axis; i < positions.length; i += 3) fitted[i] = (positions[i]! - middle) * factor;
  }
  return { positions: fitted, centre, factors };
}

function meanOf(positions: Float32Array): [number, number, number] {
  const n = Math.max(1, positions.length / 3);
  let [x, y, z] = [0, 0, 0];
  for (let i = 0; i < positions.length; i += 3) {
    x += positions[i]! / n;
    y += positions[i + 1]! / n;
    z += positions[i + 2]! / n;
  }
  return [x, y, z];
}

function distancesAlong(positions: Float32Array, axis: number, middle: number): Float64Array {
  const distances = new Float64Array(positions.length / 3);
  for (let i = 0; i < distances.length; i++) distances[i] = Math.abs(positions[3 * i + axis]! - middle);
  return distances;
}

function distancesFrom(positions: Float32Array, [x, y, z]: readonly [number, number, number]): Float64Array {
  const distances = new Float64Array(positions.length / 3);
  for (let i = 0; i < distances.length; i++) {
    const dx = positions[3 * i]! - x;
    const dy = positions[3 * i + 1]! - y;
    const dz = positions[3 * i + 2]! - z;
    distances[i] = Math.sqrt(dx * dx + dy * dy + dz * dz);
  }
  return distances;
}
