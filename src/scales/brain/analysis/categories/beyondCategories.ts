import type { CategoryTable } from './categories.ts';
import { cellZ, type CategoryNull } from './categoryNull.ts';

/** A lobe in a category, beside what permuted categories give there. */
export interface CategoryCell {
  readonly lobe: number;
  readonly category: number;
  readonly share: number;
  readonly counts: number;
  readonly mean: number;
  readonly sd: number;
}

/** The cells that exceed what permuted categories reach anywhere, the largest share first. */
export function cellsBeyond(table: CategoryTable, nulls: CategoryNull): CategoryCell[] {
  if (!fitsTable(table, nulls)) return [];
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
export function fitsTable(table: CategoryTable, nulls: CategoryNull | null): nulls is CategoryNull {
  return nulls?.mean.length === table.fraction.length;
}

/** Whether a lobe leads in a category more often than chance anywhere. */
export function isBeyond(
  { fraction }: CategoryTable,
  { mean, sd, reach }: CategoryNull,
  cell: number,
): boolean {
  const share = fraction[cell]!;
  return share > mean[cell]! && cellZ(share, mean[cell]!, sd[cell]!) > reach;
}

/** What keeps its category in a permutation, in words. */
const UNITS = {
  documents: 'documents',
  runs: 'runs of blocks of one category, because documents are not known,',
  blocks:
    'single blocks, because documents are not known (blocks of one document are alike, so that chance reaches more),',
} as const;

/** What the table says beyond chance, in one sentence. */
export function categoriesVerdict(table: CategoryTable, nulls: CategoryNull): string {
  const cells = cellsBeyond(table, nulls);
  const draws = `${nulls.shuffles} permutations of the categories over ${UNITS[nulls.units]}`.replace(
    /,$/,
    '',
  );
  if (cells.length === 0) return `Nothing here: no lobe leads in a category more often than in ${draws}.`;
  const lobes = new Set(cells.map(({ lobe }) => lobe)).size;
  const [led, leading] = cells.length === 1 ? ['lobe leads', 'category'] : ['lobes lead', 'categories'];
  return `${lobes} of ${table.lobes} ${led} in some ${leading} more often than in ${draws}.`;
}
