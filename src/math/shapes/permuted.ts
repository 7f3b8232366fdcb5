import { permutation, type Random } from '../random/random.ts';
import type { SetActivations } from './sparseSums.ts';

/**
 * The activations with the tokens of each feature permuted, each feature by itself: how often and how strongly each fires
 * stays, and which fire together does not. Tokens at which none fires any more are left out.
 */
export function permutedWithin(activations: SetActivations, stream: Random): SetActivations {
  const { tokens, features, token, feature, value } = activations;
  const orders = Array.from({ length: features }, () => permutation(tokens, stream));
  const moved = Uint32Array.from(token, (each, p) => orders[feature[p]!]![each]!);
  const order = moved.map((_, p) => p).sort((a, b) => moved[a]! - moved[b]! || feature[a]! - feature[b]!);
  let remaining = 0;
  let last = -1;
  const sorted = order.map((p) => {
    if (moved[p] !== last) remaining++;
    last = moved[p]!;
    return remaining - 1;
  });
  return {
    tokens: remaining,
    features,
    token: sorted,
    feature: order.map((p) => feature[p]!),
    value: Float64Array.from(order, (p) => value[p]!),
  };
}
