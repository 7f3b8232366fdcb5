/** The blocks of tokens. */
export interface BlockPlan {
  /** the number of tokens of a block */
  readonly length: number;
  /** the first token of each block, ascending, `[blocks]` */
  readonly starts: Float64Array;
  /** the document of each block, `[blocks]` */
  readonly document: Uint32Array;
  /** the number of tokens in no block: the tails of documents, and the tokens dropped at their beginnings */
  readonly dropped: number;
}

/**
 * Cuts documents into contiguous full blocks (Li et al. 2024). The rest at the end of a document and the tokens dropped
 * at its beginning are in no block.
 *
 * @param offsets  the first token of each document, and the end of the last, ascending from 0, `[documents + 1]`
 * @param length  the number of tokens of a block, at least 1
 * @param drop  the number of tokens to drop at the beginning of each document, such as 1 for a BOS; at least 0
 * @throws RangeError when the offsets fall or a number is out of range
 */
export function cutBlocks(offsets: ArrayLike<number>, length: number, drop: number): BlockPlan {
  if (!Number.isInteger(length) || length < 1) {
    throw new RangeError(`cutBlocks: a block has at least 1 token, found ${length}`);
  }
  if (!Number.isInteger(drop) || drop < 0) {
    throw new RangeError(`cutBlocks: at least 0 tokens are dropped, found ${drop}`);
  }
  const documents = Math.max(0, offsets.length - 1);
  const starts: number[] = [];
  const document: number[] = [];
  for (let i = 0; i < documents; i++) {
    const end = offsets[i + 1]!;
    if (end < offsets[i]!) throw new RangeError(`cutBlocks: offset ${i + 1} is ${end}, below the one before`);
    for (let at = offsets[i]! + drop; at + length <= end; at += length) {
      starts.push(at);
      document.push(i);
    }
  }
  const tokens = documents > 0 ? offsets[documents]! - offsets[0]! : 0;
  return {
    length,
    starts: Float64Array.from(starts),
    document: Uint32Array.from(document),
    dropped: tokens - starts.length * length,
  };
}
