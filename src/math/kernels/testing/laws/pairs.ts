import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { matrix, type Matrix } from '../../../matrices/matrix.ts';
import { random } from '../../../random/random.ts';
import { joinCandidates } from '../../nearest/candidates.ts';
import { randomMatrix, seeds } from './naive.ts';
import type { Metric } from '../../nearest/interface.ts';

export function describePairs(get: () => Kernels): void {
  const metrics: Metric[] = ['euclidean', 'cosine'];

  /** Searches in several searches, each of which sweeps some of the rows, in pieces. */
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

  function expectAsNearest(x: Matrix, k: number, metric: Metric, searches: number, piece: number) {
    const dense = get().dense(x);
    expect(search(x, k, metric, searches, piece)).toEqual(dense.nearest(0, x.rows, k, metric));
    dense.free();
  }

  test('pairs give the neighbours that a search by rows gives, however they are shared', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 160 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...metrics),
        fc.constantFrom(1, 3, 1000),
        fc.record({ searches: fc.integer({ min: 1, max: 3 }), piece: fc.constantFrom(8, 40, 64, 200) }),
        seeds,
        (n, d, metric, steps, { searches, piece }, seed) => {
          // Few steps make a coarse grid: many equal distances, repeated rows and zero rows.
          const x = randomMatrix(n, d, seed, (value) => Math.round(value * steps) / steps);
          const k = 1 + random(seed + 1).integer(n - 1);
          expectAsNearest(x, k, metric, searches, piece);
        },
      ),
    );
  });

  test('pairs hold over several tiles and more columns than are summed in one go', () => {
    for (const metric of metrics) {
      expectAsNearest(randomMatrix(700, 5, 3), 6, metric, 2, 64);
      expectAsNearest(randomMatrix(270, 300, 4), 4, metric, 2, 128);
    }
  });

  test('pairs of near-duplicates far from the origin keep their true order', () => {
    const x = matrix(new Float32Array(200 * 3), 200, 3);
    const stream = random(8);
    for (let i = 0; i < x.data.length; i++) x.data[i] = 4096 + stream.integer(64) / 64;
    for (const metric of metrics) expectAsNearest(x, 7, metric, 3, 64);
  });

  test('pairs refuse a k, a range and numbers that are out of bounds', () => {
    const x = randomMatrix(20, 3, 1);
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
