import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { matrix, type Matrix } from '../../../matrices/matrix.ts';
import { random } from '../../../random/random.ts';
import { seeds, randomMatrix } from './naive.ts';
import type { Metric } from '../../nearest/interface.ts';

export function describeNearest(get: () => Kernels): void {
  const metrics: Metric[] = ['euclidean', 'cosine'];

  test('nearest rows are those of a full float64 sort, equal distances by row number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 90 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...metrics),
        fc.constantFrom(1, 3, 1000),
        seeds,
        (n, d, metric, steps, seed) => {
          // Few steps make a coarse grid: many equal distances, repeated rows and zero rows.
          const x = randomMatrix(n, d, seed, (value) => Math.round(value * steps) / steps);
          const stream = random(seed + 1);
          const k = 1 + stream.integer(n - 1);
          const from = stream.integer(n);
          const to = from + 1 + stream.integer(n - from);
          const kernel = get().dense(x);
          const found = kernel.nearest(from, to, k, metric);
          const expected = naiveNearest(x, from, to, k, metric);
          expect(found.indices).toEqual(expected.indices);
          expect(found.distances).toEqual(expected.distances);
          kernel.free();
        },
      ),
    );
  });

  test('near-duplicates far from the origin keep their true order', () => {
    // ‖a‖² + ‖b‖² − 2ab in float32 would be off by more than these distances.
    const x = matrix(new Float32Array(200 * 3), 200, 3);
    const stream = random(8);
    for (let i = 0; i < x.data.length; i++) x.data[i] = 4096 + stream.integer(64) / 64;
    const kernel = get().dense(x);
    for (const metric of metrics) {
      const found = kernel.nearest(0, 200, 7, metric);
      const expected = naiveNearest(x, 0, 200, 7, metric);
      expect(found.indices).toEqual(expected.indices);
      expect(found.distances).toEqual(expected.distances);
    }
    kernel.free();
  });

  test('one row far away from all others changes nothing among them', () => {
    const x = randomMatrix(150, 5, 21);
    x.data.fill(1e6, 70 * 5, 71 * 5);
    const kernel = get().dense(x);
    const found = kernel.nearest(0, 150, 9, 'euclidean');
    const expected = naiveNearest(x, 0, 150, 9, 'euclidean');
    expect(found.indices).toEqual(expected.indices);
    expect(found.distances).toEqual(expected.distances);
    kernel.free();
  });

  test('a few rows asked alone are answered as among all', () => {
    const x = randomMatrix(60, 6, 22);
    const alone = get().dense(x);
    const together = get().dense(x);
    const all = together.nearest(0, 60, 5, 'cosine');
    for (const i of [0, 31, 59]) {
      expect(alone.nearest(i, i + 1, 5, 'cosine').indices).toEqual(all.indices.slice(i * 5, i * 5 + 5));
    }
    alone.free();
    together.free();
  });

  test('all rows alike: the smallest row numbers, without the row itself', () => {
    const kernel = get().dense(matrix(new Float32Array(40).fill(2), 20, 2));
    for (const metric of metrics) {
      const { indices, distances } = kernel.nearest(1, 3, 4, metric);
      expect([...indices]).toEqual([0, 2, 3, 4, 0, 1, 3, 4]);
      expect([...distances]).toEqual(new Array<number>(8).fill(0));
    }
    kernel.free();
  });

  test('a zero row is at cosine distance 1 of every row', () => {
    const kernel = get().dense(matrix(Float32Array.of(0, 0, 1, 0, 0, 1), 3, 2));
    expect([...kernel.nearest(0, 1, 2, 'cosine').distances]).toEqual([1, 1]);
    kernel.free();
  });

  test('k out of bounds and rows that are not finite are refused', () => {
    const kernel = get().dense(matrix(Float32Array.of(1, 2, NaN, 4, 5, 6), 3, 2));
    expect(() => kernel.nearest(0, 3, 0, 'cosine')).toThrow(/k must be between 1 and rows − 1 = 2, found 0/);
    expect(() => kernel.nearest(0, 3, 3, 'cosine')).toThrow(/found 3/);
    expect(() => kernel.nearest(0, 3, 1, 'euclidean')).toThrow(/row 1 has an entry that is not finite/);
    kernel.free();
  });
}

function naiveNearest(x: Matrix, from: number, to: number, k: number, metric: Metric) {
  const { data, rows, columns } = x;
  const sum = (i: number, j: number, term: (a: number, b: number) => number) => {
    let total = 0;
    for (let c = 0; c < columns; c++) total += term(data[i * columns + c]!, data[j * columns + c]!);
    return total;
  };
  const dot = (i: number, j: number) => sum(i, j, (a, b) => a * b);
  const distance = (i: number, j: number) => {
    if (metric === 'euclidean') return sum(i, j, (a, b) => (a - b) * (a - b));
    const scale = Math.sqrt(dot(i, i) * dot(j, j));
    return Math.min(2, Math.max(0, 1 - (scale > 0 ? dot(i, j) / scale : 0)));
  };
  const indices = new Uint32Array((to - from) * k);
  const distances = new Float32Array((to - from) * k);
  for (let i = from; i < to; i++) {
    Array.from({ length: rows }, (_, j) => ({ j, distance: distance(i, j) }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.distance - b.distance || a.j - b.j)
      .slice(0, k)
      .forEach((neighbour, place) => {
        indices[(i - from) * k + place] = neighbour.j;
        distances[(i - from) * k + place] =
          metric === 'euclidean' ? Math.sqrt(neighbour.distance) : neighbour.distance;
      });
  }
  return { indices, distances };
}
