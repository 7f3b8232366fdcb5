import type { CategoryTable } from '../../analysis/categories.ts';
import { cellZ, type CategoryNull } from '../../analysis/categoryNull.ts';

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
    beyond: fits(table, nulls) ? turned((cell) => (isBeyond(table, nulls, cell) ? 1 : 0)) : undefined,
  };
}

/** A lobe in a category, beside what shuffled lobes reach there. */
export interface CategoryCell {
  readonly lobe: number;
  readonly category: number;
  readonly share: number;
  readonly counts: number;
  readonly mean: number;
  readonly sd: number;
}

/** The cells that exceed what shuffled lobes reach anywhere, the largest share first. */
export function cellsBeyond(table: CategoryTable, nulls: CategoryNull): CategoryCell[] {
  if (!fits(table, nulls)) return [];
  return [...table.fraction.keys()]
    .filter((cell) => isBeyond(table, nulls, cell))
    .map((cell) => ({
      lobe: Math.floor(cell / table.categories),
      category: cell % table.categories,
      share: table.fraction[cell]!,
      counts: table.counts[cell]!,
      mean: nulls.mean[cell]!,
      sd: nulls.sd[cell]!,
    }))
    .sort((a, b) => b.share - a.share);
}

/** Whether the null belongs to a table of this shape. */
function fits(table: CategoryTable, nulls: CategoryNull | null): nulls is CategoryNull {
  return nulls?.mean.length === table.fraction.length;
}

function isBeyond({ fraction }: CategoryTable, { mean, sd, reach }: CategoryNull, cell: number): boolean {
  const share = fraction[cell]!;
  return share > mean[cell]! && cellZ(share, mean[cell]!, sd[cell]!) > reach;
}
