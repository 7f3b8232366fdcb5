import { describe, expect, it } from 'vitest';
import type { CategoryTable } from '../../analysis/categories/categories.ts';
import type { CategoryNull } from '../../analysis/categories/categoryNull.ts';
import { cellsBeyond } from '../../analysis/categories/beyondCategories.ts';
import { categoryMap } from './categoryMap.ts';

/** Three lobes × two categories. */
const table: CategoryTable = {
  lobes: 3,
  categories: 2,
  blocks: Uint32Array.of(10, 10),
  counts: Float64Array.of(1, 9, 8, 0, 1, 1),
  fraction: Float64Array.of(0.1, 0.9, 0.8, 0, 0.1, 0.1),
  rate: new Float64Array(6),
  tied: new Uint32Array(2),
  idle: new Uint32Array(2),
};
const nulls: CategoryNull = {
  mean: new Float64Array(6).fill(0.3),
  sd: new Float64Array(6).fill(0.1),
  reach: 3,
  p: new Float64Array(6).fill(1),
  shuffles: 100,
  units: 'blocks',
};

describe('the map of categories', () => {
  it('has categories as rows and the first lobes as columns', () => {
    const { shares, counts, beyond } = categoryMap(table, null, 2);
    expect([...shares]).toEqual([0.1, 0.8, 0.9, 0]);
    expect([...counts]).toEqual([1, 8, 9, 0]);
    expect(beyond).toBeUndefined();
  });

  it('marks cells above the reach of permuted categories, and no cell below it', () => {
    expect([...categoryMap(table, nulls, 3).beyond!]).toEqual([0, 1, 0, 1, 0, 0]);
    expect([...categoryMap(table, { ...nulls, reach: 5.5 }, 3).beyond!]).toEqual([0, 0, 0, 1, 0, 0]);
  });

  it('ignores a null of another shape', () => {
    const other = { ...nulls, mean: new Float64Array(4) };
    expect(categoryMap(table, other, 3).beyond).toBeUndefined();
    expect(cellsBeyond(table, other)).toEqual([]);
  });

  it('lists the cells beyond chance, the largest share first', () => {
    expect(cellsBeyond(table, nulls)).toEqual([
      { lobe: 0, category: 1, share: 0.9, counts: 9, mean: 0.3, sd: 0.1 },
      { lobe: 1, category: 0, share: 0.8, counts: 8, mean: 0.3, sd: 0.1 },
    ]);
  });
});
