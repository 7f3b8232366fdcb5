import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Firings } from '../../../matrices/firings.ts';
import { matrix } from '../../../matrices/matrix.ts';
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

/** The laws of `Kernels.sparse`. */
export function describeSparse(get: () => Kernels): void {
  test('normal is the naive Bᵀ(BV), for any width', () => {
    const cases = fc.tuple(size, size, fc.integer({ min: 1, max: 11 }), seeds, fc.boolean());
    fc.assert(
      fc.property(cases, ([blocks, features, width, seed, wide]) => {
        const firings = randomFirings(blocks, features, seed, wide);
        const b = denseFirings(firings);
        const counts = matrix(Float32Array.from(naiveProduct(transpose(b), b)), features, features);
        const v = randomMatrix(features, width, seed + 1);
        const kernel = get().sparse(firings);
        expectClose(kernel.normal(doubles(v), width), naiveProduct(counts, v), boundsOfProduct(counts, v), {
          relative: 1e-13,
        });
        kernel.free();
      }),
    );
  });

  test('firings that are not well formed are refused', () => {
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
    expect(() => kernel.normal(new Float64Array(3), 2)).toThrow(/6 entries, found 3/);
    kernel.free();
    expect(() => kernel.normal(new Float64Array(3), 1)).toThrow(/after free/);
  });
}
