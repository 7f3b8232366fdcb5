import { procrustes } from '../../../math/linear/procrustes.ts';
import { rotated } from '../../../math/linear/rotated.ts';

/**
 * A cloud turned onto another whose features correspond one by one (the same dictionary at another layer):
 * orthogonal Procrustes on the components (Schönemann 1966).
 *
 * @param after   `[n, 3]`
 * @param before  `[n, 3]`, feature by feature the same
 * @returns the turned positions `[n, 3]`, the rotation `[3, 3]` (row-major, positions · R), and what is left, ‖A·R − B‖² / ‖B‖²
 * @throws RangeError when the clouds have different sizes
 */
export function turnedOnto(
  after: Float32Array,
  before: Float32Array,
): { positions: Float32Array; rotation: Float64Array; rest: number } {
  const { rotation, rest } = procrustes(after, before, 3);
  return { positions: rotated(after, 3, rotation), rotation, rest };
}
