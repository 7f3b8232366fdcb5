import type { BlockFirings } from '../../../../dataset/dataset.ts';
import type { Work } from '../../../../math/work/work.ts';
import { categoryTable, countLobes, lobeSizes, type CategoryTable } from '../categories/categories.ts';

/**
 * The lobe of each block as published: the lobe with the highest share of its features firing, the first on ties, lobe 0 where
 * none fires (NumPy's `argmax`). The lobes stand in scikit-learn's order.
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @param numbers  scikit-learn's number of each lobe, `[lobes]`
 * @returns `[blocks]`
 */
export async function publishedLeads(
  firings: BlockFirings,
  labels: Int32Array,
  numbers: Int32Array,
  work: Work,
): Promise<Int32Array> {
  const { blocks } = firings;
  const sizes = lobeSizes(labels, numbers.length);
  const order = [...numbers.keys()]
    .filter((lobe) => sizes[lobe]! > 0)
    .sort((a, b) => numbers[a]! - numbers[b]!);
  const firing = new Uint32Array(numbers.length);
  const leads = new Int32Array(blocks);
  for (let b = 0; b < blocks; b++) {
    if (b % 256 === 0) await work.pause();
    countLobes(firings, b, labels, firing);
    let best = order[0]!;
    // Shares are compared as cross products of whole numbers, so that a tie is exact.
    for (const lobe of order) if (firing[lobe]! * sizes[best]! > firing[best]! * sizes[lobe]!) best = lobe;
    leads[b] = best;
  }
  return leads;
}

/**
 * Lobe × category as published: the fraction of a category's blocks that have the lobe by `publishedLeads`. Rates, and the numbers of
 * ties and idle blocks, are those of `categoryTable`; here they count for the first lobe.
 *
 * @param categories  number of categories; `firings.category` holds numbers below it
 * @param numbers  scikit-learn's number of each lobe, `[lobes]`
 * @returns null if blocks carry no category
 */
export async function publishedCategoryTable(
  firings: BlockFirings,
  categories: number,
  labels: Int32Array,
  numbers: Int32Array,
  work: Work,
): Promise<CategoryTable | null> {
  const { category } = firings;
  const table = await categoryTable(firings, categories, labels, numbers.length, work);
  if (!category || !table) return null;
  const counts = new Float64Array(table.counts.length);
  const leads = await publishedLeads(firings, labels, numbers, work);
  leads.forEach((lobe, b) => counts[lobe * categories + category[b]!]!++);
  const fraction = counts.map((count, p) =>
    table.blocks[p % categories]! > 0 ? count / table.blocks[p % categories]! : 0,
  );
  return { ...table, counts, fraction };
}
