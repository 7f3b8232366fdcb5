import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DataError } from '../../error.ts';
import { cooccurrenceRows, readCooccurrenceRows } from './cooccurrenceRows.ts';
import type { DenseArray } from '../../files/elements.ts';

const array = (data: Uint16Array | Uint32Array | Uint8Array): DenseArray => ({
  type: 'u4',
  shape: [data.length],
  data,
});
const read = (indptr: number[], indices: number[], counts: number[], blocks = 9) => {
  const [a, b, c] = [indptr, indices, counts].map((list) => array(Uint32Array.from(list)));
  return readCooccurrenceRows(a!, b!, c!, indptr.length - 1, blocks, 'counts.npy');
};

it('rows of the upper half are read as they were written', () => {
  const world = fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 5 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(world, (blocks) => {
      const features = 7;
      const counts = new Uint16Array((features * (features + 1)) / 2);
      for (const block of blocks) {
        const fires = new Set(block);
        let at = 0;
        for (let i = 0; i < features; i++) {
          for (let j = i; j < features; j++, at++) if (fires.has(i) && fires.has(j)) counts[at]!++;
        }
      }
      const table = { features, blocks: blocks.length, counts };
      const rows = cooccurrenceRows(table);
      const again = readCooccurrenceRows(
        ...([array(rows.indptr), array(rows.indices), array(rows.counts)] as const),
        ...([features, blocks.length, 'counts.npy'] as const),
      );
      expect(again).toEqual(table);
    }),
  );
});

it.each([
  [
    () => read([0, 1, 3], [0, 1, 2], [1, 1, 1]),
    /row 1 should have ascending features from 1 to 1, found 1 then 2/,
  ],
  [
    () => read([0, 2, 3], [1, 0, 1], [1, 1, 1]),
    /row 0 should have ascending features from 0 to 1, found 1 then 0/,
  ],
  [() => read([0, 1, 1], [0, 1], [1, 1]), /the last row end at 2, found 0 and 1/],
  [() => read([0, 2, 3], [0, 1, 1], [3, 2, 1]), /count of \(0, 1\) should be at most 1, .* found 2/],
  [() => read([0, 1, 2], [0, 1], [10, 1]), /row 0 has a count of 10, above the 9 blocks/],
  [() => read([0, 1, 2], [0, 1], [1]), /expected an array of shape \[2\]/],
])('rows that do not fit are refused', (attempt, message) => {
  expect(attempt).toThrow(message);
  expect(attempt).toThrow(DataError);
});
