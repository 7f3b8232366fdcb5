import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Firings } from '../../../matrices/firings.ts';
import type { Kernels } from '../../interface.ts';
import {
  size,
  seeds,
  randomMatrix,
  randomFirings,
  denseFirings,
  transpose,
  doubles,
  naiveProduct,
  boundsOfProduct,
  expectClose,
} from './naive.ts';

export function describeSparse(get: () => Kernels): void {
  const cases = [size, size, fc.integer({ min: 1, max: 11 }), seeds, fc.boolean()] as const;

  test('forward and backward are the naive products', () => {
    fc.assert(
      fc.property(...cases, (blocks, features, width, seed, wide) => {
        const firings = randomFirings(blocks, features, seed, wide);
        const b = denseFirings(firings);
        const v = randomMatrix(features, width, seed + 1);
        const y = randomMatrix(blocks, width, seed + 2);
        const kernel = get().sparse(firings);
        const tight = { relative: 1e-13 };
        expectClose(kernel.forward(doubles(v), width), naiveProduct(b, v), boundsOfProduct(b, v), tight);
        expectClose(
          kernel.backward(doubles(y), width),
          naiveProduct(transpose(b), y),
          boundsOfProduct(transpose(b), y),
          tight,
        );
        kernel.free();
      }),
    );
  });

  test('normal is backward after forward', () => {
    fc.assert(
      fc.property(...cases, (blocks, features, width, seed, wide) => {
        const kernel = get().sparse(randomFirings(blocks, features, seed, wide));
        const v = doubles(randomMatrix(features, width, seed + 1));
        const expected = kernel.backward(kernel.forward(v, width), width);
        const bounds = kernel.backward(kernel.forward(v.map(Math.abs), width), width);
        expectClose(kernel.normal(v, width), expected, bounds, { relative: 1e-13 });
        kernel.free();
      }),
    );
  });

  test('firings that do not add up are refused', () => {
    const firings = (indptr: number[], indices: number[]): Firings => ({
      blocks: 2,
      features: 3,
      indptr: Uint32Array.from(indptr),
      indices: Uint16Array.from(indices),
    });
    for (const make of [get().sparse.bind(get()), get().cooccurrence.bind(get())]) {
      expect(() => make(firings([0, 1], [0]))).toThrow(/indptr needs 3 entries, found 2/);
      expect(() => make(firings([0, 2, 1], [0]))).toThrow(/indptr must not fall, found 2 then 1/);
      expect(() => make(firings([1, 1, 1], [0]))).toThrow(/begin with 0, found 1/);
      expect(() => make(firings([0, 1, 3], [0]))).toThrow(/indices needs 3 entries, found 1/);
      expect(() => make(firings([0, 1, 2], [0, 3]))).toThrow(/below 3 \(features\), found -1 then 3/);
      expect(() => make(firings([0, 0, 2], [1, 1]))).toThrow(/block 1 must rise/);
    }
    const kernel = get().sparse(firings([0, 1, 2], [0, 1]));
    expect(() => kernel.forward(new Float64Array(3), 2)).toThrow(/6 entries, found 3/);
    kernel.free();
    expect(() => kernel.normal(new Float64Array(3), 1)).toThrow(/after free/);
  });
}
