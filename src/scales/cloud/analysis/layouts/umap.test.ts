import { UMAP } from 'umap-js';
import { describe, expect, test } from 'vitest';
import { matrix, type Matrix } from '../../../../math/matrices/matrix.ts';
import { random } from '../../../../math/random/random.ts';
import { CancelledError, quietWork } from '../../../../math/work/work.ts';
import { clusteredWorld, gaussianWorld } from '../../../galaxy/analysis/testing/worlds.ts';
import { measured } from '../../../galaxy/analysis/measure.ts';
import { nearestNeighbours } from '../../../../math/neighbours/nearestNeighbours.ts';
import { neighbourGraph } from './neighbourGraph.ts';
import { umap, type UmapParameters } from './umap.ts';

const parameters = { dimensions: 2, neighbours: 10, minDist: 0.1, seed: 42 } as const;

describe('umap', () => {
  const world = clusteredWorld(120, 10, 3, 0.1, 5);

  test('keeps clusters together and apart', async () => {
    const { positions, epochs } = await umap(world, parameters, quietWork);
    expect(epochs).toBe(500);
    const distance = (i: number, j: number) =>
      Math.hypot(positions[3 * i]! - positions[3 * j]!, positions[3 * i + 1]! - positions[3 * j + 1]!);
    for (let i = 0; i < 120; i++) {
      let nearest = -1;
      for (let j = 0; j < 120; j++) {
        if (j !== i && (nearest < 0 || distance(i, j) < distance(i, nearest))) nearest = j;
      }
      expect(nearest % 3).toBe(i % 3);
      expect(positions[3 * i + 2]).toBe(0);
    }
  });

  test('is decided by its seed, and fills space in three dimensions', async () => {
    const three = { ...parameters, dimensions: 3 } as const;
    const first = await umap(world, three, quietWork);
    expect((await umap(world, three, quietWork)).positions).toEqual(first.positions);
    expect((await umap(world, { ...three, seed: 1 }, quietWork)).positions).not.toEqual(first.positions);
    expect(first.positions.filter((_, at) => at % 3 === 2).some((z) => z !== 0)).toBe(true);
  });

  test('finds neighbours once, whatever the least distance', async () => {
    const fresh = clusteredWorld(60, 6, 2, 0.1, 9);
    const searches = async (minDist: number) => {
      let searches = 0;
      const work = {
        ...quietWork,
        progress: (_: number, text: string) => void (text.includes('earest neighbours') && searches++),
      };
      await umap(fresh, { ...parameters, minDist }, work);
      return searches;
    };
    expect(await searches(0.1)).toBeGreaterThan(0);
    expect(await searches(0.5)).toBe(0);
  });

  test('can be cancelled between epochs', async () => {
    let pauses = 0;
    const work = {
      ...quietWork,
      pause: () => (++pauses > 20 ? Promise.reject(new CancelledError()) : Promise.resolve()),
    };
    await expect(umap(world, parameters, work)).rejects.toThrow(CancelledError);
  });

  test.each([3, 8, 16])('takes as many neighbours as there are others, of %i features', async (n) => {
    const all = await umap(gaussianWorld(n, 3, 1), { ...parameters, neighbours: n - 1 }, quietWork);
    expect(all.positions.length).toBe(3 * n);
    expect(all.positions.every(Number.isFinite)).toBe(true);
  });

  test('refuses more neighbours than points', async () => {
    await expect(umap(gaussianWorld(8, 3, 1), parameters, quietWork)).rejects.toThrow('choose from 2 to 7');
  });
});

/** The layout of the library on the same neighbours and draws. */
async function byLibrary(x: Matrix, { dimensions, neighbours, minDist, seed }: UmapParameters) {
  const n = x.rows;
  const { indices, distances } = await neighbourGraph(x, neighbours, quietWork);
  const stream = random(seed);
  const layout = new UMAP({
    nComponents: dimensions,
    nNeighbors: Math.min(neighbours + 1, n - 1),
    minDist,
    random: () => stream.uniform(),
  });
  const rows = <T>(list: (i: number, from: number, to: number) => T) =>
    Array.from({ length: n }, (_, i) => list(i, i * neighbours, (i + 1) * neighbours));
  layout.setPrecomputedKNN(
    rows((i, from, to) => [i, ...indices.subarray(from, to)]),
    rows((_, from, to) => [0, ...distances.subarray(from, to)]),
  );
  layout.fit(rows(() => []));
  return Float32Array.from(layout.getEmbedding().flatMap(([x = 0, y = 0, z = 0]) => [x, y, z]));
}

describe('umap and the library umap-js', () => {
  const copies = () => {
    const { data, rows, columns } = clusteredWorld(90, 6, 3, 0.2, 8);
    // Features 0 to 19 are four times the same five: some distances are 0.
    for (let i = 5; i < 20; i++) data.copyWithin(i * columns, (i % 5) * columns, ((i % 5) + 1) * columns);
    return matrix(data, rows, columns);
  };
  test.each([
    ['clusters', clusteredWorld(150, 8, 3, 0.1, 5), { neighbours: 10 }],
    ['three dimensions', gaussianWorld(120, 6, 4), { neighbours: 7, dimensions: 3 as const }],
    ['copies of features', copies(), { neighbours: 4, minDist: 0.5 }],
    ['all others as neighbours', gaussianWorld(12, 3, 1), { neighbours: 11 }],
  ])('agree to the last bit: %s', async (_, x, some) => {
    const all = { ...parameters, ...some };
    expect((await umap(x, all, quietWork)).positions).toEqual(await byLibrary(x, all));
  });
});

describe('neighbours and measures', () => {
  const x = gaussianWorld(90, 4, 2);
  const far = (i: number, j: number) =>
    Math.hypot(...Array.from({ length: 4 }, (_, d) => x.data[4 * i + d]! - x.data[4 * j + d]!));

  test('equal those of a search through all pairs', async () => {
    const { indices, distances } = await nearestNeighbours(x, { k: 3, metric: 'euclidean' }, quietWork);
    const nearest = await measured(x, 'distance', quietWork);
    for (let i = 0; i < 90; i++) {
      const order = Array.from({ length: 90 }, (_, j) => j)
        .filter((j) => j !== i)
        .sort((a, b) => far(i, a) - far(i, b));
      expect([...indices.subarray(3 * i, 3 * i + 3)]).toEqual(order.slice(0, 3));
      expect(Math.abs(distances[3 * i]! - far(i, order[0]!))).toBeLessThan(1e-5);
      expect(nearest[i]).toBe(distances[3 * i]);
    }
  });

  test('norms are Euclidean', async () => {
    const norms = await measured(x, 'norm', quietWork);
    for (let i = 0; i < 90; i++) {
      expect(Math.abs(norms[i]! - Math.hypot(...x.data.subarray(4 * i, 4 * i + 4)))).toBeLessThan(1e-6);
    }
  });
});
