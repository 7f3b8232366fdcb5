import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowRange, takeRows } from '../../../matrices/matrix.ts';
import type { Kernels } from '../../interface.ts';
import { size, seeds, randomMatrix, transpose, naiveProduct, boundsOfProduct, expectClose } from './naive.ts';

/** The laws of `Kernels.product` and `productTransposed`. */
export function describeProducts(get: () => Kernels): void {
  test('product is the naive product', () => {
    fc.assert(
      fc.property(size, size, size, seeds, (n, m, depth, seed) => {
        const a = randomMatrix(n, depth, seed);
        const b = randomMatrix(depth, m, seed + 1);
        const c = get().product(a, b);
        expect([c.rows, c.columns]).toEqual([n, m]);
        expectClose(c.data, naiveProduct(a, b), boundsOfProduct(a, b));
      }),
    );
  });

  test('productTransposed is the naive product with the transpose', () => {
    fc.assert(
      fc.property(size, size, size, seeds, (n, m, depth, seed) => {
        const a = randomMatrix(n, depth, seed);
        const b = randomMatrix(m, depth, seed + 1);
        const c = get().productTransposed(a, b);
        expect([c.rows, c.columns]).toEqual([n, m]);
        expectClose(c.data, naiveProduct(a, transpose(b)), boundsOfProduct(a, transpose(b)));
      }),
    );
  });

  test('deep and wide products cross every block boundary', () => {
    for (const [n, depth, m] of [
      [3, 1100, 5],
      [270, 7, 530],
      [131, 259, 97],
    ] as const) {
      const a = randomMatrix(n, depth, 5);
      const b = randomMatrix(depth, m, 6);
      expectClose(get().product(a, b).data, naiveProduct(a, b), boundsOfProduct(a, b));
      const c = get().productTransposed(a, transpose(b)).data;
      expectClose(c, naiveProduct(a, b), boundsOfProduct(a, b));
    }
  });

  test('an entry of productTransposed has the same bits in whatever block it stands, and whichever factor comes first', () => {
    const [a, b] = [randomMatrix(70, 613, 7), randomMatrix(301, 613, 8)];
    const whole = get().productTransposed(a, b).data;
    const turned = get().productTransposed(b, a).data;
    const chosen = Uint32Array.of(300, 3, 17, 17, 258);
    const some = takeRows(b, chosen);
    for (const i of [0, 5, 69]) {
      const alone = get().productTransposed(rowRange(a, i, i + 1), some).data;
      chosen.forEach((j, at) => {
        expect(alone[at]).toBe(whole[i * b.rows + j]);
        expect(turned[j * a.rows + i]).toBe(whole[i * b.rows + j]);
      });
    }
  });

  test('shapes that do not fit are refused', () => {
    expect(() => get().product(randomMatrix(2, 3, 1), randomMatrix(2, 3, 1))).toThrow(/3 entries, found 2/);
    expect(() => get().productTransposed(randomMatrix(2, 3, 1), randomMatrix(3, 2, 1))).toThrow(
      /3 entries, found 2/,
    );
  });
}
