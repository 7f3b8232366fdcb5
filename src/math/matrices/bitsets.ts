import type { Firings } from './firings.ts';

/** The blocks in which some features fire, as bits: feature i of them has `words` whole numbers from `i * words` on. */
export interface BlockBits {
  /** `[features, words]` */
  readonly bits: Uint32Array;
  /** number of 32-bit words of a feature, ⌈blocks / 32⌉ */
  readonly words: number;
}

/**
 * The blocks in which some features fire, as bits.
 *
 * @param members  feature numbers, each once
 */
export function blockBits(
  { blocks, features, indptr, indices }: Firings,
  members: ArrayLike<number>,
): BlockBits {
  const words = Math.ceil(blocks / 32);
  const bits = new Uint32Array(members.length * words);
  const place = new Int32Array(features).fill(-1);
  for (let i = 0; i < members.length; i++) place[members[i]!] = i;
  for (let b = 0; b < blocks; b++) {
    for (let p = indptr[b]!; p < indptr[b + 1]!; p++) {
      const at = place[indices[p]!]!;
      if (at >= 0) bits[at * words + (b >>> 5)]! |= 1 << (b & 31);
    }
  }
  return { bits, words };
}

/** The number of blocks in which the features at places `i` and `j` both fire. */
export function sharedBlocks({ bits, words }: BlockBits, i: number, j: number): number {
  let count = 0;
  for (let w = 0, a = i * words, b = j * words; w < words; w++, a++, b++) {
    // The number of set bits, in parallel over the bits (Warren 2013, section 5-1).
    let x = bits[a]! & bits[b]!;
    x -= (x >>> 1) & 0x55555555;
    x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
    x = (x + (x >>> 4)) & 0x0f0f0f0f;
    count += Math.imul(x, 0x01010101) >>> 24;
  }
  return count;
}
