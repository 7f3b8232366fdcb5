import fc from 'fast-check';
import { expect, it } from 'vitest';
import { randomFirings } from '../kernels/testing/laws/naive.ts';
import { byFrequency } from './byFrequency.ts';
import { blockCounts } from './firings.ts';

it('numbers features by frequency without changing what fires', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 30 }),
      fc.integer(),
      fc.boolean(),
      (blocks, features, seed, wide) => {
        const before = randomFirings(blocks, features, seed, wide);
        const { firings, order, fired } = byFrequency(before);
        expect(fired).toEqual(blockCounts(firings));
        expect([...fired]).toEqual([...fired].sort((a, b) => a - b));
        expect([...fired]).toEqual([...order].map((feature) => blockCounts(before)[feature]));
        expect(firings.indices).toBeInstanceOf(wide ? Uint32Array : Uint16Array);
        for (let b = 0; b < blocks; b++) {
          const own = firings.indices.subarray(firings.indptr[b], firings.indptr[b + 1]);
          expect([...own]).toEqual([...own].sort((x, y) => x - y));
          const old = before.indices.subarray(before.indptr[b], before.indptr[b + 1]);
          expect([...own].map((place) => order[place]!).sort((x, y) => x - y)).toEqual([...old]);
        }
      },
    ),
  );
});
