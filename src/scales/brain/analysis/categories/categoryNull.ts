import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { random } from '../../../../math/random/random.ts';
import { maximumStatistic } from '../../../../math/statistics/nulls/maximumStatistic.ts';
import type { Work } from '../../../../math/work/work.ts';
import { leadsOfBlocks } from './categories.ts';
import { publishedLeads } from '../published/categories.ts';
import { blockUnits, type BlockUnits } from './blockUnits.ts';

/** The table lobe × category for categories that mean nothing. */
export interface CategoryNull {
  /** mean of the fraction in each cell over the draws and the table itself, `[lobes, categories]` */
  readonly mean: Float64Array;
  /** its standard deviation, `[lobes, categories]` */
  readonly sd: Float64Array;
  /** a cell is beyond chance if its |fraction − mean| / sd is larger; ∞ for fewer than 19 draws */
  readonly reach: number;
  /** p of each cell, corrected for the number of cells, `[lobes, categories]` */
  readonly p: Float64Array;
  /** draws */
  readonly shuffles: number;
  /** what keeps its category together in each draw: documents, runs of blocks of one category, or single blocks */
  readonly units: BlockUnits['of'];
}

export interface CategoryNullParameters {
  readonly shuffles: number;
  readonly seed: number;
  /** scikit-learn's number of each lobe, `[lobes]`, for the published rule; the rule that divides ties if left out */
  readonly numbers?: Int32Array;
}

/**
 * The table lobe × category with categories permuted over documents: how often each lobe leads in a category is compared with
 * other documents, whatever the rates at which features fire. (Shuffled lobes are no null: a lobe of frequent features leads less
 * often than its shuffles do.) Blocks of one document are alike and keep one category; if documents are not known, runs
 * of blocks of one category count as documents, see `blockUnits`. Because the table has many cells, a cell counts as
 * beyond chance only if it is farther from its mean than the farthest cell of 95 in 100 draws (a maximum statistic; Westfall &
 * Young 1993). The leading lobe of a block does not change, so that a draw is one count.
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @returns null if blocks carry no category
 */
export async function categoryNull(
  firings: BlockFirings,
  categories: number,
  labels: Int32Array,
  lobes: number,
  { shuffles, seed, numbers }: CategoryNullParameters,
  work: Work,
): Promise<CategoryNull | null> {
  if (!firings.category) return null;
  const stream = random(seed);
  const leads = numbers
    ? indicators(await publishedLeads(firings, labels, numbers, work), lobes)
    : await leadsOfBlocks(firings, labels, lobes, work);
  const { of, units, categoryOf } = blockUnits(firings, firings.category);
  const sizes = new Float64Array(categoryOf.length);
  const unitLeads = new Float64Array(categoryOf.length * lobes);
  units.forEach((unit, b) => {
    sizes[unit]!++;
    for (let lobe = 0; lobe < lobes; lobe++) unitLeads[unit * lobes + lobe]! += leads[b * lobes + lobe]!;
  });
  const table = (kinds: Uint8Array) => fractions(kinds, sizes, unitLeads, lobes, categories);
  const own = table(categoryOf);
  const mixed = categoryOf.slice();
  const draws: Float64Array[] = [];
  for (let s = 0; s < shuffles; s++) {
    if (s % 16 === 0) await work.pause();
    work.progress(s / shuffles, `permutation ${s + 1} of ${shuffles}`);
    for (let i = mixed.length - 1; i > 0; i--) {
      const j = stream.integer(i + 1);
      [mixed[i], mixed[j]] = [mixed[j]!, mixed[i]!];
    }
    draws.push(table(mixed));
  }
  const { mean, sd, reach, p } = maximumStatistic(own, draws);
  return { mean, sd, reach, p: Float64Array.from(p, (one) => one ?? NaN), shuffles, units: of };
}

/** 1 for the lobe of each block, 0 for the others, `[blocks, lobes]`. */
function indicators(leads: Int32Array, lobes: number): Float64Array {
  const all = new Float64Array(leads.length * lobes);
  leads.forEach((lobe, b) => (all[b * lobes + lobe] = 1));
  return all;
}

/** The table of fractions when each unit has a category, `[lobes, categories]`. */
function fractions(
  kinds: Uint8Array,
  sizes: Float64Array,
  leads: Float64Array,
  lobes: number,
  categories: number,
): Float64Array {
  const blocks = new Float64Array(categories);
  const counts = new Float64Array(lobes * categories);
  kinds.forEach((kind, unit) => {
    blocks[kind]! += sizes[unit]!;
    for (let lobe = 0; lobe < lobes; lobe++) counts[lobe * categories + kind]! += leads[unit * lobes + lobe]!;
  });
  return counts.map((count, p) => (blocks[p % categories]! > 0 ? count / blocks[p % categories]! : 0));
}

/** |value − mean| / sd; if the draws do not vary, 0 for a value equal to their mean and ∞ for any other. */
export function cellZ(value: number, mean: number, sd: number): number {
  if (sd > 0) return Math.abs(value - mean) / sd;
  return Math.abs(value - mean) < 1e-12 ? 0 : Infinity;
}
