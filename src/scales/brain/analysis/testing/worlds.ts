import type { Firings } from '../../../../math/matrices/firings.ts';
import { random } from '../../../../math/random/random.ts';

/** Firings of independent features with a probability for each block and feature, for tests. */
export function firingsOf(
  blocks: number,
  features: number,
  seed: number,
  probability: (block: number, feature: number) => number,
): Firings {
  const stream = random(seed);
  const indptr = new Uint32Array(blocks + 1);
  const indices: number[] = [];
  for (let b = 0; b < blocks; b++) {
    for (let i = 0; i < features; i++) if (stream.uniform() < probability(b, i)) indices.push(i);
    indptr[b + 1] = indices.length;
  }
  return { blocks, features, indptr, indices: Uint16Array.from(indices) };
}

/** Planted lobes: in each block one of them is active, for tests. */
export function lobeWorld(
  lobes: number,
  blocks: number,
  features: number,
  seed: number,
  lead = 0.35,
): Firings {
  const stream = random(seed + 1);
  const active = Array.from({ length: blocks }, () => stream.integer(lobes));
  return firingsOf(blocks, features, seed, (b, i) => 0.1 + (i % lobes === active[b] ? lead : 0));
}

/** A Rasch world: each block has an activity and each feature a rate, and nothing else makes features fire together; for tests. */
export function raschWorld(blocks: number, features: number, seed: number, spread = 1): Firings {
  const stream = random(seed + 1);
  const activity = Array.from({ length: blocks }, () => spread * stream.normal());
  const rate = Array.from({ length: features }, () => -1.5 + spread * stream.normal());
  return firingsOf(blocks, features, seed, (b, i) => 1 / (1 + Math.exp(-activity[b]! - rate[i]!)));
}
