import { describe, expect, it } from 'vitest';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { differenceClusterParameters, differenceClusters } from './differenceClusters.ts';

/** Random features; the last `pairs` are the first `pairs` moved by one vector. */
function withFunction(n: number, d: number, pairs: number): Matrix {
  const stream = random(3);
  const points = matrix(
    Float32Array.from({ length: n * d }, () => stream.normal()),
    n,
    d,
  );
  const move = Float64Array.from({ length: d }, () => stream.normal());
  for (let p = 0; p < pairs; p++) {
    for (let j = 0; j < d; j++) {
      points.data[(n - pairs + p) * d + j] = points.data[p * d + j]! + 3 * move[j]!;
    }
  }
  return points;
}

describe('clusters of differences', () => {
  it('find the function that many pairs share, more concentrated than the null’s best', async () => {
    const points = withFunction(60, 40, 25);
    const parameters = differenceClusterParameters([...Array(60).keys()], {
      unitLength: false,
      clusters: 8,
      draws: 5,
    });
    const found = await differenceClusters(points, parameters, quietWork);
    expect(found).toMatchObject({ differences: 3540, clustered: 3540 });
    expect(found.clusters.reduce((sum, cluster) => sum + cluster.size, 0)).toBe(3540);
    const [first] = found.clusters;
    const { pairs, cosines } = first!;
    for (let i = 0; i < cosines.length; i++) {
      const [from, to] = [pairs[2 * i]!, pairs[2 * i + 1]!].sort((a, b) => a - b);
      expect(to! - 35).toBe(from);
      expect(cosines[i]).toBeGreaterThan(0.9);
      if (i > 0) expect(cosines[i]).toBeLessThanOrEqual(cosines[i - 1]!);
    }
    expect(found.nullBest).toHaveLength(5);
    expect(first!.concentration).toBeGreaterThan(Math.max(...found.nullBest));
    // Five draws are too few for a p.
    expect(found.best).toBeNull();
  });

  it('samples the differences if there are too many, the same ones for the same seed', async () => {
    const points = withFunction(80, 10, 0);
    const parameters = differenceClusterParameters([...Array(80).keys()], { sample: 500, clusters: 5 });
    const found = await differenceClusters(points, parameters, quietWork);
    expect(found).toMatchObject({ differences: 80 * 79, clustered: 500 });
    expect(found.share).toBeCloseTo(1, 6);
    expect(await differenceClusters(points, parameters, quietWork)).toEqual(found);
  });
});
