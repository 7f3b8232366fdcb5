import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { random } from '../../../random/random.ts';
import {
  size,
  seeds,
  randomMatrix,
  randomTile,
  transpose,
  doubles,
  naiveProduct,
  boundsOfProduct,
  expectClose,
} from './naive.ts';

export function describeDense(get: () => Kernels): void {
  test('passes over a kept matrix are the naive products, for any rows and width', () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 11 }), seeds, (n, d, width, seed) => {
        const x = randomMatrix(n, d, seed);
        const stream = random(seed + 7);
        const from = stream.integer(n + 1);
        const to = from + stream.integer(n - from + 1);
        const part = { data: x.data.slice(from * d, to * d), rows: to - from, columns: d };
        const v = randomMatrix(d, width, seed + 1);
        const w = randomMatrix(to - from, width, seed + 2);
        const kernel = get().dense(x);
        const xv = naiveProduct(part, v);
        const xtw = naiveProduct(transpose(part), w);
        const tight = { relative: 1e-13 };
        expectClose(kernel.timesMany(doubles(v), width, from, to), xv, boundsOfProduct(part, v), tight);
        expectClose(
          kernel.transposedTimesMany(doubles(w), width, from, to),
          xtw,
          boundsOfProduct(transpose(part), w),
          tight,
        );
        expectClose(kernel.timesMatrix(v, from, to).data, xv, boundsOfProduct(part, v));
        expectClose(kernel.transposedTimesMatrix(w, from, to).data, xtw, boundsOfProduct(transpose(part), w));
        kernel.free();
      }),
    );
  });

  test('one vector is a width of one', () => {
    const x = randomMatrix(37, 29, 3);
    const kernel = get().dense(x);
    const v = doubles(randomMatrix(29, 1, 4));
    const w = doubles(randomMatrix(37, 1, 5));
    expect(kernel.times(v)).toEqual(kernel.timesMany(v, 1));
    expect(kernel.transposedTimes(w)).toEqual(kernel.transposedTimesMany(w, 1));
    kernel.free();
  });

  test('a tile of X·Xᵀ is the naive one', () => {
    fc.assert(
      fc.property(size, size, seeds, (n, d, seed) => {
        const x = randomMatrix(n, d, seed);
        const [i0, i1, j0, j1] = randomTile(n, seed);
        const a = { data: x.data.slice(i0 * d, i1 * d), rows: i1 - i0, columns: d };
        const b = transpose({ data: x.data.slice(j0 * d, j1 * d), rows: j1 - j0, columns: d });
        const kernel = get().dense(x);
        const tile = kernel.rowsTimesTransposed(i0, i1, j0, j1);
        expectClose(tile, naiveProduct(a, b), boundsOfProduct(a, b));
        kernel.free();
      }),
    );
  });

  test('wrong lengths, ranges and use after free are refused', () => {
    const kernel = get().dense(randomMatrix(4, 3, 1));
    expect(() => kernel.times(new Float64Array(2))).toThrow(/3 entries, found 2/);
    expect(() => kernel.transposedTimes(new Float64Array(3))).toThrow(/4 entries, found 3/);
    expect(() => kernel.timesMany(new Float64Array(3), 1, 2, 5)).toThrow(/\[0, 4\], found \[2, 5\)/);
    expect(() => kernel.timesMany(new Float64Array(0), 0)).toThrow(/width of at least 1/);
    expect(() => kernel.gramTile(0, 4, 0, 1)).toThrow(/\[0, 3\]/);
    expect(() => kernel.gram({ center: new Float64Array(2) })).toThrow(/3 entries, found 2/);
    expect(() => kernel.rowsTimesTransposed(3, 2, 0, 1)).toThrow(/\[3, 2\)/);
    kernel.free();
    expect(() => kernel.times(new Float64Array(3))).toThrow(/after free/);
    expect(() => kernel.gram()).toThrow(/after free/);
    expect(() => kernel.nearest(0, 1, 1, 'cosine')).toThrow(/after free/);
  });
}
