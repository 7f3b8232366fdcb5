import type { BrainLobes } from '../../shared/lobes/job.ts';

export type CategoryTable = NonNullable<BrainLobes['categories']>;

/** A category names a lobe if the lobe leads in this number and this share of its blocks, this much more often than in all blocks. */
const LEAST_BLOCKS = 5;
const LEAST_SHARE = 0.1;
const LEAST_RATIO = 1.5;
/** Blocks of one document are alike, so that a binomial z must be far above the usual 2. */
const LEAST_Z = 6;

/**
 * The category in which a lobe leads in the largest share of blocks, among those in which it leads well above its share of
 * all blocks, by the z of a binomial; of equal shares, that of the largest z. Null if it leads in no category well above
 * its share. It is a name, and no test: see the brain’s `categoryNull` for one.
 */
export function strongestCategory(table: CategoryTable, lobe: number): number | null {
  const { categories, counts, blocks } = table;
  const led = (category: number) => counts[lobe * categories + category]!;
  const each = Array.from({ length: categories }, (_, category) => category);
  const all = each.reduce((sum, category) => sum + blocks[category]!, 0);
  const share = each.reduce((sum, category) => sum + led(category), 0) / Math.max(1, all);
  let best: number | null = null;
  let [most, mostZ] = [0, 0];
  for (const category of each) {
    const expected = share * blocks[category]!;
    const z = (led(category) - expected) / Math.sqrt(expected * (1 - share) || Infinity);
    const least = Math.max(LEAST_BLOCKS, LEAST_SHARE * blocks[category]!, LEAST_RATIO * expected);
    if (led(category) < least || z < LEAST_Z) continue;
    const inCategory = led(category) / blocks[category]!;
    if (inCategory < most || (inCategory === most && z <= mostZ)) continue;
    [best, most, mostZ] = [category, inCategory, z];
  }
  return best;
}

/**
 * The categories in which a lobe leads in a share of blocks, the one that names it first, then those of the largest shares.
 *
 * @param least  categories with a smaller share are left out
 */
export function leadingCategories(
  table: CategoryTable,
  lobe: number,
  least: number,
): { readonly category: number; readonly share: number }[] {
  const { categories, fraction } = table;
  const first = strongestCategory(table, lobe);
  return Array.from({ length: categories }, (_, category) => ({
    category,
    share: fraction[lobe * categories + category]!,
  }))
    .filter(({ share }) => share >= least)
    .sort((a, b) => Number(b.category === first) - Number(a.category === first) || b.share - a.share);
}
