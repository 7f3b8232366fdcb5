import type { Firings } from '../../../math/matrices/firings.ts';
import { permutation, type Random } from '../../../math/random/random.ts';

/** A bootstrap sample: the same number of blocks, drawn with replacement. */
export function bootstrapBlocks(firings: Firings, stream: Random): Firings {
  const { blocks, features, indptr, indices } = firings;
  const drawn = Uint32Array.from({ length: blocks }, () => stream.integer(blocks));
  const starts = new Uint32Array(blocks + 1);
  drawn.forEach((block, b) => (starts[b + 1] = starts[b]! + indptr[block + 1]! - indptr[block]!));
  const taken = new (indices.constructor as new (length: number) => typeof indices)(starts[blocks]!);
  drawn.forEach((block, b) => taken.set(indices.subarray(indptr[block], indptr[block + 1]), starts[b]));
  return { blocks, features, indptr: starts, indices: taken };
}

/**
 * Independent firings: each feature fires in the same number of blocks as before, in blocks drawn at random for
 * that feature.
 */
export function independentFirings(firings: Firings, stream: Random): Firings {
  const { blocks, features, indices } = firings;
  const fired = new Uint32Array(features);
  for (const feature of indices) fired[feature]!++;
  const starts = new Uint32Array(blocks + 1);
  const owners: number[] = [];
  const places: number[] = [];
  const order = permutation(blocks, stream);
  for (let feature = 0; feature < features; feature++) {
    // A partial shuffle draws distinct blocks, the same number as the feature fires in.
    for (let i = 0; i < fired[feature]!; i++) {
      const j = i + stream.integer(blocks - i);
      [order[i], order[j]] = [order[j]!, order[i]!];
      owners.push(feature);
      places.push(order[i]!);
      starts[order[i]! + 1]!++;
    }
  }
  for (let b = 0; b < blocks; b++) starts[b + 1]! += starts[b]!;
  const next = starts.slice();
  const spread = indices.slice();
  owners.forEach((feature, p) => (spread[next[places[p]!]!++] = feature));
  return { blocks, features, indptr: starts, indices: spread };
}
