import { norm } from '../src/math/matrices/dot.ts';
import { row, type Matrix } from '../src/math/matrices/matrix.ts';
import { gaussianWorld } from '../src/scales/galaxy/analysis/testing/worlds.ts';

/** The directions of an isotropic Gaussian cloud `[n, dim]` with given lengths. */
export function directions(n: number, dim: number, seed: number, length: () => number): Matrix {
  const x = gaussianWorld(n, dim, seed);
  for (let i = 0; i < n; i++) {
    const direction = row(x, i);
    const scale = length() / norm(direction);
    direction.forEach((value, j) => (direction[j] = value * scale));
  }
  return x;
}
