import type { PointSet } from '../scene.ts';

/**
 * Where points are in the picture.
 *
 * @param morph  0 at `points.from`, 1 at `points.positions`
 * @param matrix  projection · view, column-major, `[4, 4]`
 * @param size  of the picture, in CSS pixels
 * @returns from the picture's top left, `[n, 2]`; NaN for points that are hidden, or not in the picture
 */
export function placesSeen(
  { positions, from = positions, colours }: Pick<PointSet, 'positions' | 'from' | 'colours'>,
  morph: number,
  matrix: ArrayLike<number>,
  size: { readonly width: number; readonly height: number },
): Float32Array {
  const n = positions.length / 3;
  const places = new Float32Array(2 * n).fill(NaN);
  const m = Float64Array.from(matrix);
  for (let i = 0; i < n; i++) {
    if (colours[4 * i + 3] === 0) continue;
    const x = from[3 * i]! + (positions[3 * i]! - from[3 * i]!) * morph;
    const y = from[3 * i + 1]! + (positions[3 * i + 1]! - from[3 * i + 1]!) * morph;
    const z = from[3 * i + 2]! + (positions[3 * i + 2]! - from[3 * i + 2]!) * morph;
    const w = m[3]! * x + m[7]! * y + m[11]! * z + m[15]!;
    const right = (m[0]! * x + m[4]! * y + m[8]! * z + m[12]!) / w;
    const up = (m[1]! * x + m[5]! * y + m[9]! * z + m[13]!) / w;
    if (!(w > 0 && Math.abs(right) <= 1 && Math.abs(up) <= 1)) continue;
    places[2 * i] = ((right + 1) / 2) * size.width;
    places[2 * i + 1] = ((1 - up) / 2) * size.height;
  }
  return places;
}
