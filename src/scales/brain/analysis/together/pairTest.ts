import { logTail } from '../../../../math/margins/countTail.ts';

/**
 * Pairs nearer to their mean than this, in standard deviations, have p above any level on offer: their tails are not summed.
 */
const NEAR = 1.5;

/**
 * ln of the two-sided p of a pair: twice the tail on its side of the mean; null for a pair near its mean, whose p is above
 * 0.1.
 *
 * @param found  number of blocks in which both fire
 * @param most  the largest possible number
 */
export function pairLogP(found: number, mean: number, variance: number, most: number): number | null {
  const away = found - mean;
  if (away * away <= NEAR * NEAR * variance || !(mean > 0 && mean < most && variance > 0)) return null;
  return Math.min(0, Math.LN2 + logTail(away > 0 ? 'upper' : 'lower', found, mean, variance, most));
}

/**
 * How far a pair is from its mean, as a correlation: z / √N, with N blocks. It is phi itself if all blocks are alike, and 0 on
 * average under the null.
 */
export const excessPhi = (found: number, mean: number, variance: number, blocks: number): number =>
  variance > 0 ? (found - mean) / Math.sqrt(variance * blocks) : 0;
