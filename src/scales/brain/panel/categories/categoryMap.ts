import type { CategoryTable } from '../../analysis/categories/categories.ts';
import { fitsTable, isBeyond } from '../../analysis/categories/beyondCategories.ts';
import type { CategoryNull } from '../../analysis/categories/categoryNull.ts';

/** The table with categories as rows and lobes as columns, `[categories, lobes]`. */
export interface CategoryMap {
  readonly shares: Float64Array;
  readonly counts: Float64Array;
  /** 1 in cells beyond chance; undefined while chance is not known */
  readonly beyond: Float64Array | undefined;
}

/**
 * Turns the table on its side, with the first lobes only.
 *
 * @param table `[lobes, categories]`
 * @param lobes the number of lobes to keep
 */
export function categoryMap(table: CategoryTable, nulls: CategoryNull | null, lobes: number): CategoryMap {
  const kept = Math.min(lobes, table.lobes);
  const turned = (value: (cell: number) => number) =>
    Float64Array.from({ length: table.categories * kept }, (_, p) =>
      value((p % kept) * table.categories + Math.floor(p / kept)),
    );
  return {
    shares: turned((cell) => table.fraction[cell]!),
    counts: turned((cell) => table.counts[cell]!),
    beyond: fitsTable(table, nulls) ? turned((cell) => (isBeyond(table, nulls, cell) ? 1 : 0)) : undefined,
  };
}
