import type { Labels } from '../../dataset/dataset.ts';
import { fit } from '../../stage/fit.ts';
import type { Axis } from '../../stage/scene.ts';

const LEAST_SIZE = 3;
const MOST_SIZE = 17;

/**
 * Diameters in pixels by firing frequency: the diameter grows with its fourth root, for
 * frequencies span orders of magnitude. Where frequencies are not known all points are alike.
 */
export function sizesByFrequency(n: number, frequency: Float32Array | null | undefined): Float32Array {
  if (!frequency) return new Float32Array(n).fill(5);
  const most = frequency.reduce((a, b) => Math.max(a, b), 0) || 1;
  return Float32Array.from(
    { length: n },
    (_, i) => LEAST_SIZE + (MOST_SIZE - LEAST_SIZE) * ((frequency[i] ?? 0) / most) ** 0.25,
  );
}

/** A cloud in scene units with its named axes and its 1 σ and 2 σ ellipsoids. */
export function cloudInScene(
  positions: Float32Array,
  names: readonly string[],
  { equal = true } = {},
): {
  positions: Float32Array;
  axes: Axis[];
  ellipsoids: [number, number, number][];
} {
  const fitted = fit(positions, { equal });
  const n = positions.length / 3;
  const deviation = [0, 1, 2].map((axis) => {
    let squares = 0;
    for (let i = 0; i < n; i++) squares += fitted.positions[3 * i + axis]! ** 2;
    return Math.sqrt(squares / Math.max(1, n - 1));
  });
  return {
    positions: fitted.positions,
    axes: names.map((name, i) => ({ name, length: Math.max(0.12, 2.6 * deviation[i]!) })),
    ellipsoids: [1, 2].map((sigma) => deviation.map((d) => sigma * d) as [number, number, number]),
  };
}

/** A feature's name for the tooltip: its number and label. */
export function featureTitle(labels: Labels | null, feature: number): string {
  const description = labels?.description[feature];
  return description ? `${feature} · ${description}` : `${feature}`;
}
