import type { Firings } from '../../../../math/matrices/firings.ts';
import { takeBlocks } from '../../../../math/matrices/takeBlocks.ts';
import { shuffle, type Random } from '../../../../math/random/random.ts';
import type { Work } from '../../../../math/work/work.ts';

/** Firings whose blocks may be known to belong to documents. */
export interface DocumentedFirings extends Firings {
  /** the number of the document of each block, `[blocks]`; absent if unknown */
  readonly document?: Uint32Array | undefined;
}

/**
 * A bootstrap sample: the same number of documents, drawn with replacement, each with all its blocks. If documents are not
 * known, each block counts as one. A document that is drawn twice counts as two.
 */
export function bootstrapBlocks(firings: DocumentedFirings, stream: Random): DocumentedFirings {
  const { blocks, document } = firings;
  const documents = document && blocksOfDocuments(document);
  const drawn: number[] = [];
  const owners: number[] = [];
  const count = documents?.length ?? blocks;
  for (let i = 0; i < count; i++) {
    const one = stream.integer(count);
    for (const block of documents?.[one] ?? [one]) {
      drawn.push(block);
      owners.push(i);
    }
  }
  return { ...takeBlocks(firings, drawn), ...(document && { document: Uint32Array.from(owners) }) };
}

/** The blocks of each document. */
function blocksOfDocuments(document: Uint32Array): readonly number[][] {
  const found = new Map<number, number[]>();
  document.forEach((number, b) => {
    const blocks = found.get(number);
    if (blocks) blocks.push(b);
    else found.set(number, [b]);
  });
  return [...found.values()];
}

/** Entries are dealt again this number of times on average. */
const ROUNDS = 5;

/**
 * Firings at random among all that have the same number of blocks for each feature and the same number of features for each
 * block: what the rates of features and the activity of blocks leave open. By curveball trades between pairs of blocks, which
 * deal the features that only one of the two has again (Strona et al. 2014; uniform by Carstens 2015), until five times the
 * number of entries have been dealt.
 */
export async function sameRates(
  firings: DocumentedFirings,
  stream: Random,
  work: Work,
): Promise<DocumentedFirings> {
  const { blocks, features, indptr, indices } = firings;
  const mixed = indices.slice();
  const inFirst = new Uint8Array(features);
  const wanted = ROUNDS * indices.length;
  // Blocks that share all their features, or have none, deal nothing: the number of trades has a limit.
  const limit = 20 * ROUNDS * blocks;
  for (let dealt = 0, trades = 0; dealt < wanted && trades < limit && blocks > 1; trades++) {
    if (trades % 512 === 0) await work.pause();
    const one = stream.integer(blocks);
    const other = (one + 1 + stream.integer(blocks - 1)) % blocks;
    dealt += trade(
      mixed.subarray(indptr[one], indptr[one + 1]),
      mixed.subarray(indptr[other], indptr[other + 1]),
      inFirst,
      stream,
    );
  }
  for (let b = 0; b < blocks; b++) mixed.subarray(indptr[b], indptr[b + 1]).sort();
  return { ...firings, indices: mixed };
}

/** Deals the features that only one of two blocks has to both again; returns their number. */
function trade(
  a: Uint16Array | Uint32Array,
  b: Uint16Array | Uint32Array,
  inFirst: Uint8Array,
  stream: Random,
): number {
  for (const feature of a) inFirst[feature] = 1;
  const placesOfB: number[] = [];
  const pool: number[] = [];
  for (let i = 0; i < b.length; i++) {
    if (inFirst[b[i]!]) inFirst[b[i]!] = 2;
    else placesOfB.push(i);
  }
  const placesOfA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    if (inFirst[a[i]!] === 1) placesOfA.push(i);
    inFirst[a[i]!] = 0;
  }
  if (placesOfA.length === 0 || placesOfB.length === 0) return 0;
  for (const i of placesOfA) pool.push(a[i]!);
  for (const i of placesOfB) pool.push(b[i]!);
  shuffle(pool, stream);
  placesOfA.forEach((i, at) => (a[i] = pool[at]!));
  placesOfB.forEach((i, at) => (b[i] = pool[placesOfA.length + at]!));
  return pool.length;
}
