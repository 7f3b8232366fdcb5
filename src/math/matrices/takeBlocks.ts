import type { Firings } from './firings.ts';

/**
 * The firings of some blocks, in the order given: `[blocks.length, features]`.
 *
 * @param blocks  block numbers; a block may be taken several times
 */
export function takeBlocks({ features, indptr, indices }: Firings, blocks: ArrayLike<number>): Firings {
  const starts = new Uint32Array(blocks.length + 1);
  for (let b = 0; b < blocks.length; b++) {
    starts[b + 1] = starts[b]! + indptr[blocks[b]! + 1]! - indptr[blocks[b]!]!;
  }
  const taken = new (indices.constructor as new (length: number) => typeof indices)(starts[blocks.length]!);
  for (let b = 0; b < blocks.length; b++) {
    taken.set(indices.subarray(indptr[blocks[b]!], indptr[blocks[b]! + 1]), starts[b]);
  }
  return { blocks: blocks.length, features, indptr: starts, indices: taken };
}
