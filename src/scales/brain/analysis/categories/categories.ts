import type { BlockFirings } from '../../../../dataset/dataset.ts';
import type { Firings } from '../../../../math/matrices/firings.ts';
import type { Work } from '../../../../math/work/work.ts';

/** Which lobes are active in which category of documents. */
export interface CategoryTable {
  readonly lobes: number;
  readonly categories: number;
  /** number of blocks of each category, `[categories]` */
  readonly blocks: Uint32Array;
  /**
   * number of blocks of the category in which the lobe has the highest share of its features firing,
   * `[lobes, categories]`; a block in which m lobes tie counts 1/m for each of them
   */
  readonly counts: Float64Array;
  /** counts / blocks, in [0, 1], 0 for a category without blocks, `[lobes, categories]` */
  readonly fraction: Float64Array;
  /** mean share of the lobe's features that fire in a block of the category, in [0, 1], `[lobes, categories]` */
  readonly rate: Float64Array;
  /** number of blocks in which lobes tie for the highest share, `[categories]` */
  readonly tied: Uint32Array;
  /** number of blocks in which no feature of any lobe fires; they count for no lobe, `[categories]` */
  readonly idle: Uint32Array;
}

/**
 * Lobe × category by the paper's rule (Li et al. 2024, section 4.2): the fraction of a category's blocks
 * in which the lobe has the highest share of its features firing.
 *
 * @param categories  number of categories; `firings.category` holds numbers below it
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @param lobes  number of lobes; labels are below it
 * @returns null if blocks carry no category
 */
export async function categoryTable(
  firings: BlockFirings,
  categories: number,
  labels: Int32Array,
  lobes: number,
  work: Work,
): Promise<CategoryTable | null> {
  const { category } = firings;
  if (!category) return null;
  const table = emptyTable(lobes, categories);
  const sizes = lobeSizes(labels, lobes);
  const firing = new Uint32Array(lobes);
  for (let b = 0; b < firings.blocks; b++) {
    if (b % 256 === 0) await work.pause();
    countLobes(firings, b, labels, firing);
    addBlock(table, category[b]!, firing, sizes);
  }
  for (let p = 0; p < lobes * categories; p++) {
    const blocks = table.blocks[p % categories]!;
    table.fraction[p] = blocks > 0 ? table.counts[p]! / blocks : 0;
    table.rate[p] = blocks > 0 ? table.rate[p]! / blocks : 0;
  }
  return table;
}

/**
 * Counts the features of each lobe that fire in block `b`.
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @param firing  receives the counts, `[lobes]`
 */
export function countLobes(
  { indptr, indices }: Pick<Firings, 'indptr' | 'indices'>,
  b: number,
  labels: Int32Array,
  firing: Uint32Array,
): void {
  firing.fill(0);
  for (let p = indptr[b]!; p < indptr[b + 1]!; p++) {
    const lobe = labels[indices[p]!]!;
    if (lobe >= 0) firing[lobe]!++;
  }
}

function addBlock(table: CategoryTable, category: number, firing: Uint32Array, sizes: Uint32Array): void {
  const { lobes, categories } = table;
  table.blocks[category]!++;
  let best = -1;
  let ties = 0;
  for (let lobe = 0; lobe < lobes; lobe++) {
    if (sizes[lobe] === 0) continue;
    table.rate[lobe * categories + category]! += firing[lobe]! / sizes[lobe]!;
    // Shares are compared as cross products of whole numbers, so that a tie is exact.
    const lead = best < 0 ? 1 : firing[lobe]! * sizes[best]! - firing[best]! * sizes[lobe]!;
    if (lead > 0) ties = 1;
    else if (lead === 0) ties++;
    if (lead > 0) best = lobe;
  }
  if (best < 0 || firing[best] === 0) {
    table.idle[category]!++;
    return;
  }
  if (ties > 1) table.tied[category]!++;
  for (let lobe = 0; lobe < lobes; lobe++) {
    if (sizes[lobe]! > 0 && firing[lobe]! * sizes[best]! === firing[best]! * sizes[lobe]!) {
      table.counts[lobe * categories + category]! += 1 / ties;
    }
  }
}

function emptyTable(lobes: number, categories: number): CategoryTable {
  return {
    lobes,
    categories,
    blocks: new Uint32Array(categories),
    counts: new Float64Array(lobes * categories),
    fraction: new Float64Array(lobes * categories),
    rate: new Float64Array(lobes * categories),
    tied: new Uint32Array(categories),
    idle: new Uint32Array(categories),
  };
}

/**
 * The share of each block that counts for each lobe by the rule of `categoryTable`: 1 for the lobe with the highest share of its
 * own features firing, 1/m for each of m lobes that tie, 0 if none fires, `[blocks, lobes]`.
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 */
export async function leadsOfBlocks(
  firings: Firings,
  labels: Int32Array,
  lobes: number,
  work: Work,
): Promise<Float64Array> {
  const sizes = lobeSizes(labels, lobes);
  const { blocks } = firings;
  const leads = new Float64Array(blocks * lobes);
  const firing = new Uint32Array(lobes);
  for (let b = 0; b < blocks; b++) {
    if (b % 256 === 0) await work.pause();
    countLobes(firings, b, labels, firing);
    const leading = leaders(firing, sizes);
    for (const lobe of leading) leads[b * lobes + lobe] = 1 / leading.length;
  }
  return leads;
}

/** The lobes with the highest share of their features firing; none if no feature of a lobe fires. */
function leaders(firing: Uint32Array, sizes: Uint32Array): number[] {
  let best: number[] = [];
  for (let lobe = 0; lobe < sizes.length; lobe++) {
    if (firing[lobe] === 0) continue;
    const first = best[0];
    // Shares are compared as cross products of whole numbers, so that a tie is exact.
    const lead = first === undefined ? 1 : firing[lobe]! * sizes[first]! - firing[first]! * sizes[lobe]!;
    if (lead > 0) best = [lobe];
    else if (lead === 0) best.push(lobe);
  }
  return best;
}

/** The number of features of each lobe, `[lobes]`. */
export function lobeSizes(labels: Int32Array, lobes: number): Uint32Array {
  const sizes = new Uint32Array(lobes);
  for (const label of labels) if (label >= 0) sizes[label]!++;
  return sizes;
}
