import { blockBits, sharedBlocks } from '../../../../math/matrices/bitsets.ts';
import { rowStart } from '../../../../math/matrices/cooccurrence.ts';
import type { LobesInput } from '../affinities/affinityOf.ts';

/**
 * The number of blocks in which two of some features both fire, found for one pair at a time: from bits of the firings, or from a
 * file of counts. The table of all pairs is never made.
 *
 * @param members  feature numbers, each once
 * @returns for places i, j among the members; null if the layer has no recording
 */
export function pairCounts(
  { firings, cooccurrence }: LobesInput,
  members: Uint32Array,
): ((i: number, j: number) => number) | null {
  if (firings) {
    const bits = blockBits(firings, members);
    return (i, j) => sharedBlocks(bits, i, j);
  }
  if (!cooccurrence) return null;
  const { features, counts } = cooccurrence;
  return (i, j) => {
    const [a, b] = [members[i]!, members[j]!];
    return counts[rowStart(Math.min(a, b), features) + Math.abs(a - b)]!;
  };
}
