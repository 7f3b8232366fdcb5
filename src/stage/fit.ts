/**
 * Scales points into scene units: centred on their mean, with a quantile of the distances to it at 1.
 *
 * @param positions  `[n, 3]`
 * @param options.equal  one scale for all axes, so that lengths compare; if not, each axis is fitted by itself, which shows
 *   the shape when one axis dominates
 * @param options.quantile  of the distances, in [0, 1]
 * @returns the fitted positions `[n, 3]`, the centre `[3]` and the factor of each axis `[3]`
 */
export function fit(
  positions: Float32Array,
  { equal = true, quantile = 0.98 }: { readonly equal?: boolean; readonly quantile?: number } = {},
): { positions: Float32Array; centre: [number, number, number]; factors: [number, number, number] } {
  const n = positions.length / 3;
  const centre: [number, number, number] = [0, 0, 0];
  for (let i = 0; i < positions.length; i++) centre[i % 3]! += positions[i]! / Math.max(1, n);
  const reach = (distance: (i: number) => number) => {
    const distances = Float64Array.from({ length: n }, (_, i) => distance(i)).sort();
    return distances[Math.min(n - 1, Math.floor(quantile * n))] || 1;
  };
  const offset = (i: number, axis: number) => positions[3 * i + axis]! - centre[axis]!;
  const one = equal ? reach((i) => Math.hypot(offset(i, 0), offset(i, 1), offset(i, 2))) : 0;
  const factors = [0, 1, 2].map((axis) =>
    equal ? 1 / one : 0.6 / reach((i) => Math.abs(offset(i, axis))),
  ) as [number, number, number];
  const fitted = new Float32Array(positions.length);
  for (let i = 0; i < positions.length; i++) {
    fitted[i] = (positions[i]! - centre[i % 3]!) * factors[i % 3]!;
  }
  return { positions: fitted, centre, factors };
}
