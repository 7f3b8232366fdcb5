import { expect, test } from 'vitest';
import { blockBits, sharedBlocks } from './bitsets.ts';

test('shared blocks are those in which both features fire, also beyond 32 blocks', () => {
  const rows = Array.from({ length: 70 }, (_, b) => [0, 1, 2, 3].filter((i) => b % (i + 1) === 0));
  const indptr = Uint32Array.from([
    0,
    ...rows.map(
      (
        (sum) => (row: number[]) =>
          (sum += row.length)
      )(0),
    ),
  ]);
  const firings = { blocks: 70, features: 4, indptr, indices: Uint16Array.from(rows.flat()) };
  const members = [3, 1, 2];
  const bits = blockBits(firings, members);
  members.forEach((a, i) =>
    members.forEach((b, j) => {
      const both = rows.filter((row) => row.includes(a) && row.includes(b)).length;
      expect(sharedBlocks(bits, i, j)).toBe(both);
    }),
  );
});
