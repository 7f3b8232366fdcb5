import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { random } from '../../../random/random.ts';
import {
  size,
  seeds,
  randomMatrix,
  transpose,
  doubles,
  naiveProduct,
  boundsOfProduct,
  expectClose,
} from './naive.ts';

/** The laws of `DenseKernel`. */
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

  test('wrong lengths, ranges and use after free are refused', () => {
    const kernel = get().dense(randomMatrix(4, 3, 1));
    expect(() => kernel.timesMany(new Float64Array(2), 1)).toThrow(/3 entries, found 2/);
    expect(() => kernel.transposedTimesMany(new Float64Array(3), 1)).toThrow(/4 entries, found 3/);
    expect(() => kernel.timesMany(new Float64Array(3), 1, 2, 5)).toThrow(/\[0, 4\], found \[2, 5\)/);
    expect(() => kernel.timesMany(new Float64Array(0), 0)).toThrow(/width of at least 1/);
    expect(() => kernel.gramTile(0, 4, 0, 1)).toThrow(/\[0, 3\]/);
    expect(() => kernel.gram({ center: new Float64Array(2) })).toThrow(/3 entries, found 2/);
    kernel.free();
    expect(() => kernel.timesMany(new Float64Array(3), 1)).toThrow(/after free/);
    expect(() => kernel.gram()).toThrow(/after free/);
  });
}
