import type { Matrix } from '../../../../math/matrices/matrix.ts';

/**
 * Coordinates in two or three dimensions as points in space: with two dimensions, the third coordinate is 0.
 *
 * @param x  `[n, 2]` or `[n, 3]`
 * @returns `[n, 3]`, always a copy
 */
export function inSpace(x: Matrix): Float32Array {
  const positions = new Float32Array(3 * x.rows);
  const width = Math.min(3, x.columns);
  for (let i = 0; i < x.rows; i++) {
    for (let j = 0; j < width; j++) positions[3 * i + j] = x.data[i * x.columns + j]!;
  }
  return positions;
}
