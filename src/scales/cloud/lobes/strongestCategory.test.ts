import { describe, expect, it } from 'vitest';
import { leadingCategories, strongestCategory, type CategoryTable } from './strongestCategory.ts';

/** Two lobes; the first leads in `led` blocks of each category, the second in the others. */
const tableWith = (blocks: readonly number[], led: readonly number[]): CategoryTable => {
  const counts = [...led, ...blocks.map((n, i) => n - led[i]!)];
  return {
    lobes: 2,
    categories: blocks.length,
    blocks: Uint32Array.from(blocks),
    counts: Float64Array.from(counts),
    fraction: Float64Array.from(counts, (n, i) => n / blocks[i % blocks.length]!),
  } as unknown as CategoryTable;
};
const listed = (table: CategoryTable) => leadingCategories(table, 0, 0.005).map(({ category }) => category);

describe('the category that names a lobe', () => {
  // Category 1 has many more blocks, so that its z is largest; the lobe leads in all blocks of category 0.
  const table = tableWith([60, 600, 2000], [60, 570, 0]);

  it('is that of the largest share, and comes first in the list', () => {
    expect(strongestCategory(table, 0)).toBe(0);
    expect(listed(table)).toEqual([0, 1]);
  });

  it('comes before a category of a larger share that has too few blocks to name it', () => {
    const few = tableWith([3, 600, 2000], [3, 570, 0]);
    expect(strongestCategory(few, 0)).toBe(1);
    expect(listed(few)).toEqual([1, 0]);
  });

  it('is that of the largest z, if shares are equal', () => {
    expect(strongestCategory(tableWith([60, 600, 2000], [60, 600, 0]), 0)).toBe(1);
  });
});
