import type { Encoding } from '../../../dataset/dataset.ts';
import { DataError } from '../../../dataset/error.ts';
import { cutBlocks } from '../../../math/encode/blocks.ts';
import { encodeFirings } from '../../../math/encode/encode.ts';
import { blockCounts, type Firings } from '../../../math/matrices/firings.ts';
import type { Work } from '../../../math/work/work.ts';

export interface EncodeParameters {
  /** the value that an activation must exceed, at least 0 */
  readonly threshold: number;
  /** number of tokens in a block */
  readonly blockLength: number;
  /** number of tokens dropped at the beginning of each document: 1 if documents begin with a BOS token */
  readonly bos: number;
}

/** Block firings encoded from activations: plain data. */
export interface Encoded {
  readonly firings: Firings;
  /** the document of each block, `[blocks]` */
  readonly document: Uint32Array;
  readonly documents: number;
  readonly tokens: number;
  /** number of tokens that are in no block */
  readonly dropped: number;
  /** number of features that fire in no block */
  readonly silent: number;
  /** number of features that fire in every block */
  readonly alwaysOn: number;
}

/**
 * Encodes activations to block firings by the paper's rule: a feature fires in a block if its activation exceeds the
 * threshold at any token of the block; incomplete tails of documents and BOS tokens are dropped (Li et al. 2024).
 *
 * @throws DataError when no document is long enough for a block, or a parameter is out of range
 */
export async function encode(
  { encoder, tokens, offsets }: Encoding,
  { threshold, blockLength, bos }: EncodeParameters,
  work: Work,
): Promise<Encoded> {
  if (!(threshold >= 0 && Number.isFinite(threshold))) {
    throw new DataError(
      `Encode: expected a threshold of at least 0, found ${threshold}; activations are never negative.`,
    );
  }
  const plan = cutBlocks(offsets, blockLength, bos);
  const documents = offsets.length - 1;
  if (plan.starts.length === 0) {
    const longest = offsets.reduce((most, end, i) => Math.max(most, i > 0 ? end - offsets[i - 1]! : 0), 0);
    throw new DataError(
      `Encode: expected documents of at least ${blockLength + bos} tokens, found none among ${documents}, the longest with ${longest}; ask for shorter blocks.`,
    );
  }
  const firings = await encodeFirings(encoder, tokens, plan, { threshold }, work);
  const fired = blockCounts(firings);
  return {
    firings,
    document: plan.document,
    documents,
    tokens: tokens.count,
    dropped: plan.dropped,
    silent: fired.filter((count) => count === 0).length,
    alwaysOn: fired.filter((count) => count === firings.blocks).length,
  };
}
