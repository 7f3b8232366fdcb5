import type { Affinity } from './affinity.ts';
import type { CountProduct } from './countProduct.ts';

/**
 * Simple matching, the fraction of blocks in which two features agree, in [0, 1]: (n11 + n00)/N = (2H + N − cᵢ − cⱼ)/N
 * with c the blocks of each feature and N all blocks; 0 if N is 0. A product costs one with H and sums. It owns
 * `product` and frees it.
 */
export function simpleMatchingAffinity(product: CountProduct): Affinity {
  const { features: n, blocks, fired } = product;
  const share = blocks > 0 ? 1 / blocks : 0;
  return {
    n,
    async times(v, width) {
      const sum = new Float64Array(width);
      const along = new Float64Array(width);
      for (let i = 0; i < n; i++) {
        for (let t = 0; t < width; t++) {
          sum[t]! += v[i * width + t]!;
          along[t]! += fired[i]! * v[i * width + t]!;
        }
      }
      const out = await product.times(v, width);
      for (let i = 0; i < n; i++) {
        for (let t = 0; t < width; t++) {
          const p = i * width + t;
          const all = 2 * out[p]! + (blocks - fired[i]!) * sum[t]! - along[t]!;
          out[p] = share * (all - blocks * v[p]!);
        }
      }
      return out;
    },
    free: () => product.free(),
  };
}
