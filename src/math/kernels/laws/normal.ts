import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../kernels.ts';
import { random } from '../../random.ts';
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

export function describeNormal(get: () => Kernels): void {
  test('normal is the naive Xᵀ(XV), for any rows and width', () => {
    const cases = fc.tuple(size, size, fc.integer({ min: 1, max: 19 }), seeds);
    fc.assert(fc.property(cases, ([n, d, width, seed]) => expectNormal(get(), n, d, width, seed)));
    // Across the blocks in which rows and entries are summed.
    expectNormal(get(), 403, 530, 9, 1);
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
