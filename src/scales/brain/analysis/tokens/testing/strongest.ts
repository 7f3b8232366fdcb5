import type { StrongTokens } from '../../../../../dataset/dataset.ts';
import type { TokenActivations } from '../../../../../math/encode/tokenActivations.ts';

/**
 * What a file of strongest tokens would keep of activations: of each feature its strongest tokens.
 *
 * @param kept  the number of tokens that it keeps of a feature
 */
export function strongestTokens(all: TokenActivations, kept: number): StrongTokens {
  const least = new Float64Array(all.features);
  const capped = new Uint8Array(all.features);
  for (let feature = 0; feature < all.features; feature++) {
    const own = all.values.filter((_, p) => all.indices[p] === feature).sort();
    if (own.length >= kept) capped[feature] = 1;
    least[feature] = own.at(-kept) ?? 0;
  }
  const entries: number[] = [];
  const tokens: number[] = [];
  const indptr = [0];
  for (let row = 0; row < all.blocks; row++) {
    for (let p = all.indptr[row]!; p < all.indptr[row + 1]!; p++) {
      if (all.values[p]! >= least[all.indices[p]!]!) entries.push(p);
    }
    if (entries.length === indptr.at(-1)) continue;
    tokens.push(all.tokens[row]!);
    indptr.push(entries.length);
  }
  return {
    blocks: tokens.length,
    features: all.features,
    indptr: Uint32Array.from(indptr),
    indices: Uint32Array.from(entries, (p) => all.indices[p]!),
    values: Float32Array.from(entries, (p) => all.values[p]!),
    tokens: Uint32Array.from(tokens),
    document: new Uint32Array(tokens.length),
    kept,
    capped,
    of: all.blocks,
  };
}
