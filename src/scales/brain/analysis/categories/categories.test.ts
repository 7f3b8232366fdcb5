import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { categoryTable } from './categories.ts';
import { numberBySize } from '../lobes/numbering.ts';

function blocks(features: number, rows: number[][], category: number[]): BlockFirings {
  const indptr = Uint32Array.from([0, ...rows.map((_, b) => rows.slice(0, b + 1).flat().length)]);
  const indices = Uint16Array.from(rows.flat());
  return { features, blocks: rows.length, indptr, indices, category: Uint8Array.from(category) };
}

describe('categoryTable', () => {
  it('counts the lobe with the highest share of its own features', async () => {
    // Lobe 0 has features 0–3, lobe 1 has 4 and 5; feature 6 is left out.
    const labels = Int32Array.of(0, 0, 0, 0, 1, 1, -1);
    const rows = [
      [0, 1, 4], // 2/4 and 1/2: a tie
      [0, 1, 2, 4], // lobe 0: 3/4
      [0, 4, 5, 6], // lobe 1: 1
      [6], // no lobe at all
      [5], // lobe 1: 1/2
    ];
    const table = await categoryTable(blocks(7, rows, [0, 0, 1, 1, 1]), 3, labels, 2, quietWork);
    expect(table).toEqual({
      lobes: 2,
      categories: 3,
      blocks: Uint32Array.of(2, 3, 0),
      counts: Float64Array.of(1.5, 0, 0, 0.5, 2, 0),
      fraction: Float64Array.of(0.75, 0, 0, 0.25, 2 / 3, 0),
      rate: Float64Array.of(1.25 / 2, 0.25 / 3, 0, 1 / 2, 1.5 / 3, 0),
      tied: Uint32Array.of(1, 0, 0),
      idle: Uint32Array.of(0, 1, 0),
    });
  });

  it('agrees with a plain count on random worlds, and gives each block one vote', async () => {
    const world = fc
      .record({ features: fc.integer({ min: 1, max: 12 }), lobes: fc.integer({ min: 1, max: 4 }) })
      .chain(({ features, lobes }) =>
        fc.record({
          lobes: fc.constant(lobes),
          labels: fc.array(fc.integer({ min: -1, max: lobes - 1 }), {
            minLength: features,
            maxLength: features,
          }),
          rows: fc.array(fc.subarray(Array.from({ length: features }, (_, i) => i)), { maxLength: 15 }),
        }),
      );
    await fc.assert(
      fc.asyncProperty(world, async ({ lobes, labels, rows }) => {
        const category = rows.map((_, b) => b % 2);
        const firings = blocks(labels.length, rows, category);
        const table = (await categoryTable(firings, 2, Int32Array.from(labels), lobes, quietWork))!;
        const votes = new Float64Array(lobes * 2);
        rows.forEach((row, b) => {
          const shares = Array.from({ length: lobes }, (_, lobe) => {
            const size = labels.filter((label) => label === lobe).length;
            return size === 0 ? 0 : row.filter((i) => labels[i] === lobe).length / size;
          });
          const most = Math.max(...shares);
          const winners = shares.filter((share) => share === most).length;
          if (most > 0)
            shares.forEach(
              (share, lobe) => (votes[lobe * 2 + category[b]!]! += share === most ? 1 / winners : 0),
            );
        });
        votes.forEach((count, p) => expect(table.counts[p]).toBeCloseTo(count, 12));
        for (const c of [0, 1]) {
          const voted = table.counts.reduce((sum, count, p) => sum + (p % 2 === c ? count : 0), 0);
          expect(voted + table.idle[c]!).toBeCloseTo(table.blocks[c]!, 9);
        }
      }),
    );
  });

  it('returns null if blocks have no category', async () => {
    const firings = { ...blocks(2, [[0], [1]], []), category: null };
    expect(await categoryTable(firings, 0, Int32Array.of(0, 0), 1, quietWork)).toBeNull();
  });
});

describe('numberBySize', () => {
  it('puts the largest first, and of equals the one with the smallest item', () => {
    expect([...numberBySize(Int32Array.of(2, 0, 1, 1, 0, 3), 4)]).toEqual([2, 0, 1, 1, 0, 3]);
  });

  it('gives the same numbers whatever the names of the clusters', () => {
    const renamed = fc.tuple(
      fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1 }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    );
    fc.assert(
      fc.property(renamed, ([labels, names]) => {
        const other = Int32Array.from(labels, (label) => names[label]!);
        expect(numberBySize(other, 4)).toEqual(numberBySize(Int32Array.from(labels), 4));
      }),
    );
  });
});
