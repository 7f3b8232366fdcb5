import { permutation, type Random } from '../random/random.ts';
import type { SetActivations } from './sparseSums.ts';

/**
 * The activations with the tokens of each feature permuted, each feature by itself: how often and how strongly each fires
 * stays, and which fire together does not. Tokens at which none fires any more are left out.
 */
export function permutedWithin(activations: SetActivations, stream: Random): SetActivations {
  const { tokens, features, token, feature, value } = activations;
  const orders = Array.from({ length: features }, () => permutation(tokens, stream));
  const moved = new Uint32Array(token.length);
  for (let p = 0; p < moved.length; p++) moved[p] = orders[feature[p]!]![token[p]!]!;
  // Sorted by feature, and then by token: within a token, features ascend.
  const order = sortedBy(moved, tokens, sortedBy(feature, features));
  const placed = {
    token: new Uint32Array(moved.length),
    feature: new Uint32Array(moved.length),
    value: new Float64Array(moved.length),
  };
  let remaining = 0;
  let last = -1;
  for (let i = 0; i < order.length; i++) {
    const p = order[i]!;
    if (moved[p] !== last) remaining++;
    last = moved[p]!;
    placed.token[i] = remaining - 1;
    placed.feature[i] = feature[p]!;
    placed.value[i] = value[p]!;
  }
  return { tokens: remaining, features, ...placed };
}

/**
 * The places of keys in ascending order of the keys; places of equal keys stay in the order in which they are given.
 *
 * @param keys  below `most`, `[n]`
 * @param given  the places, `[n]`; 0 to n − 1 if left out
 */
function sortedBy(keys: Uint32Array, most: number, given?: Uint32Array): Uint32Array {
  const starts = new Uint32Array(most + 1);
  for (let p = 0; p < keys.length; p++) starts[keys[p]! + 1]!++;
  for (let key = 0; key < most; key++) starts[key + 1]! += starts[key]!;
  const order = new Uint32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const p = given ? given[i]! : i;
    order[starts[keys[p]!]!++] = p;
  }
  return order;
}
