import type { Firings } from '../../../../math/matrices/firings.ts';
import type { Work } from '../../../../math/work/work.ts';
import { countLobes, lobeSizes } from '../categories/categories.ts';

/** In which blocks the lobes of a layer fire: what two layers without a common space have in common. */
export interface LobeProfiles {
  readonly lobes: number;
  readonly blocks: number;
  /** share of the lobe's features that fire in the block, less its mean, scaled to length 1, or 0 if it never varies, `[lobes, blocks]` */
  readonly rows: Float64Array;
  /** whether the lobe's share varies from block to block, `[lobes]` */
  readonly varies: Uint8Array;
  /** the lobe with the highest share in the block, the first of those that tie, −1 if none fires, `[blocks]` */
  readonly leader: Int32Array;
}

/**
 * The profile of each lobe over blocks, and the lobe that leads in each block by the paper's rule (Li et al. 2024, section 4.2).
 *
 * @param labels  lobe of each feature, −1 for features left out, `[features]`
 * @param lobes  the number of lobes; labels are below it
 */
export async function lobeProfiles(
  firings: Firings,
  labels: Int32Array,
  lobes: number,
  work: Work,
): Promise<LobeProfiles> {
  const { blocks } = firings;
  const sizes = lobeSizes(labels, lobes);
  const rows = new Float64Array(lobes * blocks);
  const leader = new Int32Array(blocks).fill(-1);
  const firing = new Uint32Array(lobes);
  for (let b = 0; b < blocks; b++) {
    if (b % 256 === 0) await work.pause();
    countLobes(firings, b, labels, firing);
    let best = -1;
    for (let lobe = 0; lobe < lobes; lobe++) {
      if (firing[lobe] === 0) continue;
      rows[lobe * blocks + b] = firing[lobe]! / sizes[lobe]!;
      // Shares are compared as cross products of whole numbers, so that a tie is exact.
      if (best < 0 || firing[lobe]! * sizes[best]! > firing[best]! * sizes[lobe]!) best = lobe;
    }
    leader[b] = best;
  }
  const varies = new Uint8Array(lobes);
  for (let lobe = 0; lobe < lobes; lobe++) {
    varies[lobe] = standardised(rows.subarray(lobe * blocks, (lobe + 1) * blocks)) ? 1 : 0;
  }
  return { lobes, blocks, rows, varies, leader };
}

/** Takes the mean from a row and scales it to length 1, in place; whether it varied. */
function standardised(row: Float64Array): boolean {
  let mean = 0;
  for (const value of row) mean += value / row.length;
  let squares = 0;
  for (const value of row) squares += (value - mean) ** 2;
  // A share that is the same in every block differs from its mean by rounding only.
  const varies = squares > 1e-18 * row.length;
  const scale = varies ? 1 / Math.sqrt(squares) : 0;
  for (let b = 0; b < row.length; b++) row[b] = (row[b]! - mean) * scale;
  return varies;
}
