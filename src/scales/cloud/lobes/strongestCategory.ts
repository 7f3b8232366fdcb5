import type { BrainLobes } from '../../shared/lobes/job.ts';

export type CategoryTable = NonNullable<BrainLobes['categories']>;

/** A category names a lobe if the lobe leads in this number and this share of its blocks, this much more often than in all blocks. */
const LEAST_BLOCKS = 5;
const LEAST_SHARE = 0.1;
const LEAST_RATIO = 1.5;
/** Blocks of one document are alike, so that a binomial z must be far above the usual 2. */
const LEAST_Z = 6;

/**
 * The category in which a lobe leads most beyond its share of all blocks, by the z of a binomial; null if it leads in no
 * category well above that share. It is a name, and no test: see the brain’s `categoryNull` for one.
 */
export function strongestCategory(table: CategoryTable, lobe: number): number | null {
  const { categories, counts, blocks } = table;
  const led = (category: number) => counts[lobe * categories + category]!;
  const each = Array.from({ length: categories }, (_, category) => category);
  const all = each.reduce((sum, category) => sum + blocks[category]!, 0);
  const share = each.reduce((sum, category) => sum + led(category), 0) / Math.max(1, all);
  let best: number | null = null;
  let most = LEAST_Z;
  for (const category of each) {
    const expected = share * blocks[category]!;
    const z = (led(category) - expected) / Math.sqrt(expected * (1 - share) || Infinity);
    const least = Math.max(LEAST_BLOCKS, LEAST_SHARE * blocks[category]!, LEAST_RATIO * expected);
    const strong = led(category) >= least;
    if (strong && z >= most) [best, most] = [category, z];
  }
  return best;
}
