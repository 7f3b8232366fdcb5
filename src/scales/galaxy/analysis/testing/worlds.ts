import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';

/** A Gaussian cloud with standard deviation `deviation(j)` along axis j, for tests: `[n, dim]`. */
export function gaussianWorld(n: number, dim: number, seed: number, deviation = (_: number) => 1): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: n * dim }, (_, at) => stream.normal() * deviation(at % dim)),
    n,
    dim,
  );
}

/** Clusters of points around Gaussian centres, `within` as wide as the centres lie apart, for tests: `[n, dim]`. */
export function clusteredWorld(
  n: number,
  dim: number,
  clusters: number,
  within: number,
  seed: number,
): Matrix {
  const centres = gaussianWorld(clusters, dim, seed + 1);
  const points = gaussianWorld(n, dim, seed, () => within);
  for (let at = 0; at < points.data.length; at++) {
    const point = Math.floor(at / dim);
    points.data[at]! += centres.data[(point % clusters) * dim + (at % dim)]!;
  }
  return points;
}
