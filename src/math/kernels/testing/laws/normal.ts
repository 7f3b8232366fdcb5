import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { matrix } from '../../../matrices/matrix.ts';
import { random } from '../../../random/random.ts';
import {
  boundsOfProduct,
  doubles,
  expectClose,
  naiveProduct,
  randomMatrix,
  seeds,
  size,
  transpose,
} from './naive.ts';

/** The laws of `DenseKernel.normal` and `moments`. */
export function describeNormal(get: () => Kernels): void {
  test('normal is the naive Xᵀ(XV), for any rows and width', () => {
    const cases = fc.tuple(size, size, fc.integer({ min: 1, max: 19 }), seeds);
    fc.assert(fc.property(cases, ([n, d, width, seed]) => expectNormal(get(), n, d, width, seed)));
    // Across the blocks in which rows and entries are summed.
    expectNormal(get(), 403, 530, 9, 1);
  });

  test('moments are the naive sums about an origin, and subtracting a center moves the rows', () => {
    fc.assert(
      fc.property(size, size, seeds, (n, d, seed) => {
        const x = randomMatrix(n, d, seed);
        const origin = doubles(randomMatrix(1, d, seed + 1));
        const centred = matrix(
          x.data.map((value, at) => value - origin[at % d]!),
          n,
          d,
        );
        const kernel = get().dense(x);
        const { sum, squares } = kernel.moments(origin);
        for (let j = 0; j < d; j++) {
          let wanted = 0;
          for (let i = 0; i < n; i++) wanted += x.data[i * d + j]! - origin[j]!;
          expect(sum[j]).toBeCloseTo(wanted, 10);
        }
        const wanted = x.data.reduce((total, value, at) => total + (value - origin[at % d]!) ** 2, 0);
        // All terms are positive: rounding grows with the sum itself.
        expect(Math.abs(squares - wanted)).toBeLessThanOrEqual(1e-13 * wanted);
        kernel.subtract(origin);
        const ones = new Float64Array(d).fill(1);
        expect(kernel.timesMany(ones, 1)).toEqual(get().dense(centred).timesMany(ones, 1));
        kernel.free();
      }),
    );
  });

  test('normal refuses wrong lengths and ranges', () => {
    const kernel = get().dense(randomMatrix(4, 3, 1));
    expect(() => kernel.normal(new Float64Array(5), 2)).toThrow(/6 entries, found 5/);
    expect(() => kernel.normal(new Float64Array(3), 1, 2, 5)).toThrow(/within \[0, 4\]/);
    kernel.free();
    expect(() => kernel.normal(new Float64Array(3), 1)).toThrow(/free/);
  });
}

function expectNormal(kernels: Kernels, n: number, d: number, width: number, seed: number): void {
  const x = randomMatrix(n, d, seed);
  const from = random(seed + 7).integer(n + 1);
  const part = { data: x.data.slice(from * d), rows: n - from, columns: d };
  const v = randomMatrix(d, width, seed + 1);
  const asMatrix = (data: Float64Array) => ({
    data: Float32Array.from(data),
    rows: n - from,
    columns: width,
  });
  const wanted = naiveProduct(transpose(part), asMatrix(naiveProduct(part, v)));
  const bounds = boundsOfProduct(transpose(part), asMatrix(boundsOfProduct(part, v)));
  const kernel = kernels.dense(x);
  expectClose(kernel.normal(doubles(v), width, from), wanted, bounds);
  kernel.free();
}
