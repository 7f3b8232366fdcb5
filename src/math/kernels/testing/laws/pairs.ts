import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { matrix, type Matrix } from '../../../matrices/matrix.ts';
import { random } from '../../../random/random.ts';
import { joinCandidates } from '../../nearest/candidates.ts';
import { expectEqual, naiveNearest, randomMatrix, seeds } from './naive.ts';
import type { Metric } from '../../nearest/interface.ts';

/** The laws of `Kernels.pairs`. */
export function describePairs(get: () => Kernels): void {
  const metrics: Metric[] = ['euclidean', 'cosine'];

  /** Finds neighbours by several searches, each of which sweeps some of the rows, in pieces. */
  function search(x: Matrix, k: number, metric: Metric, searches: number, piece: number) {
    const kernels = Array.from({ length: searches }, () => get().pairs(x, k, metric));
    for (let from = 0, turn = 0; from < x.rows; from += piece, turn++) {
      kernels[turn % searches]!.sweep(from, Math.min(x.rows, from + piece));
    }
    const joined = joinCandidates(kernels.map((kernel) => kernel.candidates()));
    const middle = Math.floor(x.rows / 3);
    const halves = [kernels[0]!.decide(joined, 0, middle), kernels.at(-1).decide(joined, middle, x.rows)];
    kernels.forEach((kernel) => kernel.free());
    return {
      indices: Uint32Array.from(halves.flatMap(({ indices }) => [...indices])),
      distances: Float32Array.from(halves.flatMap(({ distances }) => [...distances])),
    };
  }

  function expectNearest(x: Matrix, k: number, metric: Metric, searches: number, piece: number) {
    const found = search(x, k, metric, searches, piece);
    const { indices, distances } = naiveNearest(x, k, metric);
    expectEqual(found.indices, indices);
    expectEqual(found.distances, distances);
  }

  test('pairs give the neighbours of a full float64 sort, however they are shared; equal distances by row number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 90 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...metrics),
        fc.constantFrom(1, 3, 1000),
        fc.record({ searches: fc.integer({ min: 1, max: 3 }), piece: fc.constantFrom(8, 40, 64, 200) }),
        seeds,
        (n, d, metric, steps, { searches, piece }, seed) => {
          // Few steps make a coarse grid: many equal distances, repeated rows and zero rows.
          const x = randomMatrix(n, d, seed, (value) => Math.round(value * steps) / steps);
          const k = 1 + random(seed + 1).integer(n - 1);
          expectNearest(x, k, metric, searches, piece);
        },
      ),
    );
  });

  test('pairs hold across tiles and across the blocks in which columns are summed', () => {
    for (const metric of metrics) {
      expectNearest(randomMatrix(700, 5, 3), 6, metric, 2, 64);
      expectNearest(randomMatrix(270, 300, 4), 4, metric, 2, 128);
    }
  });

  test('pairs of near-duplicates far from the origin keep their true order', () => {
    // ‖a‖² + ‖b‖² − 2ab in float32 would be off by more than these distances.
    const x = matrix(new Float32Array(200 * 3), 200, 3);
    const stream = random(8);
    for (let i = 0; i < x.data.length; i++) x.data[i] = 4096 + stream.integer(64) / 64;
    for (const metric of metrics) expectNearest(x, 7, metric, 3, 64);
  });

  test('one row far from all others changes nothing among them', () => {
    const x = randomMatrix(150, 5, 21);
    x.data.fill(1e6, 70 * 5, 71 * 5);
    expectNearest(x, 9, 'euclidean', 1, 64);
  });

  test('equal rows: the smallest row numbers are nearest, without the row itself', () => {
    const x = matrix(new Float32Array(40).fill(2), 20, 2);
    for (const metric of metrics) {
      const { indices, distances } = search(x, 4, metric, 2, 8);
      expect([...indices.subarray(4, 12)]).toEqual([0, 2, 3, 4, 0, 1, 3, 4]);
      expect([...distances.subarray(4, 12)]).toEqual(new Array<number>(8).fill(0));
    }
  });

  test('a zero row is at cosine distance 1 from every row', () => {
    const x = matrix(Float32Array.of(0, 0, 1, 0, 0, 1), 3, 2);
    expect([...search(x, 2, 'cosine', 1, 8).distances.subarray(0, 2)]).toEqual([1, 1]);
  });

  test('a k and a range out of bounds and entries that are not finite are refused', () => {
    const x = randomMatrix(20, 3, 1);
    expect(() => get().pairs(x, 0, 'cosine')).toThrow(/found 0/);
    expect(() => get().pairs(x, 20, 'cosine')).toThrow(/k must be between 1 and rows − 1 = 19, found 20/);
    const kernel = get().pairs(x, 3, 'cosine');
    expect(() => kernel.sweep(0, 21)).toThrow(RangeError);
    expect(() => kernel.sweep(4, 20)).toThrow(/from a multiple of 8 on, found 4/);
    kernel.free();
    expect(() => kernel.sweep(0, 20)).toThrow(/used after free/);
    x.data[7] = NaN;
    expect(() => get().pairs(x, 3, 'euclidean')).toThrow(/row 2 has an entry that is not finite/);
  });
}
