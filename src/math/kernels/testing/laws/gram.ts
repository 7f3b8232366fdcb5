import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { size, seeds, randomMatrix, columnMeans, naiveGram, boundsOfGram, expectClose } from './naive.ts';

/** The laws of `DenseKernel.gram`. */
export function describeGram(get: () => Kernels): void {
  test('gram matches float64, centred or not, in both precisions', () => {
    fc.assert(
      fc.property(size, size, fc.boolean(), seeds, (n, d, centred, seed) => {
        const x = randomMatrix(n, d, seed);
        const center = centred ? columnMeans(x) : undefined;
        const exact = naiveGram(x, center);
        const kernel = get().dense(x);
        const bounds = boundsOfGram(exact, d);
        for (const [precision, relative] of [
          ['single', 1e-6],
          ['double', 1e-13],
        ] as const) {
          const gram = kernel.gram({ ...(center && { center }), precision });
          const off = precision === 'single' ? roundingOf(center, d) : new Float64Array(d);
          const shifted = bounds.map(
            (bound, e) => bound + (n * off[Math.floor(e / d)]! * off[e % d]!) / relative,
          );
          expectClose(gram, exact, shifted, { relative });
          expect(gram).toEqual(gram.map((_, e) => gram[(e % d) * d + Math.floor(e / d)]!));
        }
        kernel.free();
      }),
    );
  });

  test('over many rows and blocks of columns', () => {
    const x = randomMatrix(1500, 130, 11);
    for (let i = 0; i < x.data.length; i++) x.data[i]! += 3;
    const center = columnMeans(x);
    const exact = naiveGram(x, center);
    const kernel = get().dense(x);
    expectClose(kernel.gram({ center }), exact, boundsOfGram(exact, 130), { relative: 1e-6 });
    expectClose(kernel.gram({ center, precision: 'double' }), exact, boundsOfGram(exact, 130), {
      relative: 1e-12,
    });
    const tile = kernel.gramTile(9, 70, 60, 130, { center });
    const part = Float64Array.from(
      { length: 61 * 70 },
      (_, e) => exact[(9 + Math.floor(e / 70)) * 130 + 60 + (e % 70)]!,
    );
    expectClose(tile, part, new Float64Array(part.length).fill(exact[0]!), { relative: 1e-6 });
    kernel.free();
  });
}

/** By how much a center changes when it is rounded to float32: sums about it grow by its square for each row. */
function roundingOf(center: Float64Array | undefined, d: number): Float64Array {
  return center?.map((value) => 1.001 * Math.abs(value - Math.fround(value))) ?? new Float64Array(d);
}
