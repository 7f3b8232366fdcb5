import type { BlockFirings } from '../../../dataset/dataset.ts';
import { random, shuffle } from '../../../math/random/random.ts';
import { silent } from '../../../math/work/silent.ts';
import type { Work } from '../../../math/work/work.ts';
import { categoryTable } from './categories.ts';

/** The table lobe × category for lobes that mean nothing. */
export interface CategoryNull {
  /** mean of the fraction in each cell over the shuffles, `[lobes, categories]` */
  readonly mean: Float64Array;
  /** its standard deviation, `[lobes, categories]` */
  readonly sd: Float64Array;
  /** 95th percentile over the shuffles of the largest |fraction − mean| / sd of any cell */
  readonly reach: number;
  readonly shuffles: number;
}

/**
 * The table lobe × category with lobe labels shuffled among the features that have one. Because the table has
 * many cells, a cell counts as beyond the null only if its |z| exceeds the largest |z| of any cell in 95 of 100
 * shuffles (a maximum statistic; Westfall, Young 1993).
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @returns null if blocks carry no category
 */
export async function categoryNull(
  firings: BlockFirings,
  categories: number,
  labels: Int32Array,
  lobes: number,
  { shuffles, seed }: { readonly shuffles: number; readonly seed: number },
  work: Work,
): Promise<CategoryNull | null> {
  if (!firings.category) return null;
  const stream = random(seed);
  const members = [...labels.keys()].filter((i) => labels[i]! >= 0);
  const mixed = Int32Array.from(members, (i) => labels[i]!);
  const draws: Float64Array[] = [];
  for (let s = 0; s < shuffles; s++) {
    work.progress(s / shuffles, `shuffle ${s + 1} of ${shuffles}`);
    shuffle(mixed, stream);
    const shuffled = new Int32Array(labels.length).fill(-1);
    members.forEach((feature, i) => (shuffled[feature] = mixed[i]!));
    const table = await categoryTable(firings, categories, shuffled, lobes, silent(work));
    draws.push(table!.fraction);
  }
  const cells = lobes * categories;
  const mean = new Float64Array(cells);
  const sd = new Float64Array(cells);
  for (const draw of draws) for (let p = 0; p < cells; p++) mean[p]! += draw[p]! / shuffles;
  for (const draw of draws) {
    for (let p = 0; p < cells; p++) sd[p]! += (draw[p]! - mean[p]!) ** 2 / Math.max(1, shuffles - 1);
  }
  for (let p = 0; p < cells; p++) sd[p] = Math.sqrt(sd[p]!);
  const highest = draws.map((draw) => {
    let most = 0;
    for (let p = 0; p < cells; p++) most = Math.max(most, cellZ(draw[p]!, mean[p]!, sd[p]!));
    return most;
  });
  highest.sort((a, b) => a - b);
  const reach = highest[Math.min(shuffles - 1, Math.ceil(0.95 * shuffles) - 1)] ?? 0;
  return { mean, sd, reach, shuffles };
}

/** |value − mean| / sd; if the shuffles do not vary, 0 for a value equal to their mean and ∞ for any other. */
export function cellZ(value: number, mean: number, sd: number): number {
  if (sd > 0) return Math.abs(value - mean) / sd;
  return Math.abs(value - mean) < 1e-12 ? 0 : Infinity;
}
