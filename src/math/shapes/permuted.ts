import { shuffle, type Random } from '../random/random.ts';
import type { SetActivations } from './sparseSums.ts';

/**
 * The activations with the tokens of each feature drawn again, each feature by itself: how often and how strongly each fires
 * stays, and which fire together does not. The tokens are drawn from all tokens, also those at which no feature of the set fires:
 * features that fire independently of each other leave some tokens silent, and among the others they meet less often than a
 * permutation of only those tokens would have them meet. Tokens at which none fires are left out afterwards.
 *
 * @param all  the number of all tokens, at least that of the activations
 * @param most  the largest number of tokens; of more, those with the smallest numbers, which are a sample, because all are drawn
 * @throws RangeError when there are fewer tokens than the activations have
 */
export function permutedWithin(
  activations: SetActivations,
  all: number,
  most: number,
  stream: Random,
): SetActivations {
  const { tokens, features, feature, value } = activations;
  if (all < tokens) throw new RangeError(`permutedWithin: expected at least ${tokens} tokens, found ${all}`);
  const byFeature = sortedBy(feature, features);
  const moved = drawnTokens(feature, byFeature, all, stream);
  // Sorted by feature, and then by token: within a token, features ascend.
  const order = sortedBy(moved, all, byFeature);
  let [remaining, last, end] = [0, -1, 0];
  for (; end < order.length; end++) {
    const at = moved[order[end]!]!;
    if (at !== last && remaining === most) break;
    if (at !== last) remaining++;
    last = at;
  }
  const placed = {
    token: new Uint32Array(end),
    feature: new Uint32Array(end),
    value: new Float64Array(end),
  };
  let token = -1;
  last = -1;
  for (let i = 0; i < end; i++) {
    const p = order[i]!;
    if (moved[p] !== last) token++;
    last = moved[p]!;
    placed.token[i] = token;
    placed.feature[i] = feature[p]!;
    placed.value[i] = value[p]!;
  }
  return { tokens: remaining, features, ...placed };
}

/**
 * The activations of each feature in another order among the tokens at which it fires, each feature by itself: which features fire
 * at which tokens stays, and how strongly goes with nothing. For activations that are known only where they are strong: whatever
 * decides which of them are known stays as it is.
 */
export function permutedWhereFiring(activations: SetActivations, stream: Random): SetActivations {
  const { features, feature, value } = activations;
  const byFeature = sortedBy(feature, features);
  const moved = new Float64Array(value.length);
  for (let from = 0; from < byFeature.length;) {
    let to = from;
    while (to < byFeature.length && feature[byFeature[to]!] === feature[byFeature[from]!]) to++;
    const own = shuffle(byFeature.slice(from, to), stream);
    for (let i = from; i < to; i++) moved[byFeature[i]!] = value[own[i - from]!]!;
    from = to;
  }
  return { ...activations, value: moved };
}

/**
 * A token for each activation: those of one feature are different tokens, each as probable as any other (the first steps of a
 * Fisher–Yates shuffle).
 *
 * @param byFeature  the places of the activations, in the order of their features
 */
function drawnTokens(feature: Uint32Array, byFeature: Uint32Array, all: number, stream: Random): Uint32Array {
  const order = new Uint32Array(all);
  for (let i = 0; i < all; i++) order[i] = i;
  const drawn = new Uint32Array(feature.length);
  let [current, next] = [-1, 0];
  for (let i = 0; i < byFeature.length; i++) {
    const p = byFeature[i]!;
    if (feature[p] !== current) {
      current = feature[p]!;
      next = 0;
    }
    const other = next + stream.integer(all - next);
    const token = order[other]!;
    order[other] = order[next]!;
    order[next] = token;
    drawn[p] = token;
    next++;
  }
  return drawn;
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
