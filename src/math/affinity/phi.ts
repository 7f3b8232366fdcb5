import type { Affinity } from './affinity.ts';
import type { CountProduct } from './countProduct.ts';

/**
 * Phi + 1, in [0, 2]: phi = (n11·n00 − n10·n01) / √(n1·n0·n·1n·0), the correlation of the firings of two features over
 * blocks, 0 for a feature that fires never or always (0/0). With c the blocks of each feature, N all blocks and
 * sᵢ = √(cᵢ(N − cᵢ)), phi = N·S⁻¹HS⁻¹ − uuᵀ, u = c/s, so a product costs one with H and two rank-one terms. It is the
 * affinity of the paper (Li et al. 2024, section 4). It owns `product` and frees it.
 */
export function phiAffinity(product: CountProduct): Affinity {
  const { features: n, blocks, fired } = product;
  const inverse = Float64Array.from(fired, (c) => {
    const s = Math.sqrt(c * (blocks - c));
    return s > 0 ? 1 / s : 0;
  });
  const u = inverse.map((value, i) => value * fired[i]!);
  return {
    n,
    async times(v, width) {
      const scaled = new Float64Array(n * width);
      const along = new Float64Array(width);
      const sum = new Float64Array(width);
      for (let i = 0; i < n; i++) {
        for (let t = 0; t < width; t++) {
          const value = v[i * width + t]!;
          scaled[i * width + t] = inverse[i]! * value;
          along[t]! += u[i]! * value;
          sum[t]! += value;
        }
      }
      const out = await product.times(scaled, width);
      for (let i = 0; i < n; i++) {
        const diagonal = inverse[i]! > 0 ? 2 : 1;
        for (let t = 0; t < width; t++) {
          const p = i * width + t;
          out[p] = blocks * inverse[i]! * out[p]! - u[i]! * along[t]! + sum[t]! - diagonal * v[p]!;
        }
      }
      return out;
    },
    free: () => product.free(),
  };
}
