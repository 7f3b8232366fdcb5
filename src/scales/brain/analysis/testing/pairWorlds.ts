import type { Firings } from '../../../../math/matrices/firings.ts';
import { random } from '../../../../math/random/random.ts';
import { firingsOf } from './worlds.ts';

/**
 * A Rasch world with planted pairs: features 2 i and 2 i + 1 of the first `pairs` copy each other in a share of the blocks, and
 * the next `pairs` of them avoid each other in that share; the others are as in a Rasch world. For tests.
 */
export function pairWorld(
  blocks: number,
  features: number,
  pairs: number,
  seed: number,
  share = 0.8,
): Firings {
  const stream = random(seed + 1);
  const activity = Array.from({ length: blocks }, () => 0.7 * stream.normal());
  const rate = Array.from({ length: features }, (_, i) => (i < 4 * pairs ? -1 : -1.5 + stream.normal()));
  const chance = (b: number, i: number) => 1 / (1 + Math.exp(-activity[b]! - rate[i]!));
  const draws = Array.from({ length: blocks * features }, () => stream.uniform());
  return firingsOf(blocks, features, seed, (b, i) => {
    const fires = draws[b * features + i]! < chance(b, i);
    if (i >= 4 * pairs || i % 2 === 0) return fires ? 1 : 0;
    const tied = draws[b * features + i]! < share;
    const other = draws[b * features + i - 1]! < chance(b, i - 1);
    if (!tied) return chance(b, i);
    return (i < 2 * pairs ? other : !other && stream.uniform() < chance(b, i)) ? 1 : 0;
  });
}

/**
 * Parents and children: features 0 … parents − 1 are parents, and feature parents + i is a child of parent i modulo their number,
 * which fires in a third of its parent's blocks and with probability `astray` elsewhere; other features fire at random. For tests.
 */
export function familyWorld(
  blocks: number,
  parents: number,
  children: number,
  others: number,
  seed: number,
  astray = 0.002,
): Firings {
  const stream = random(seed + 1);
  const on = Array.from({ length: blocks * parents }, () => stream.uniform() < 0.25);
  return firingsOf(blocks, parents + children + others, seed, (b, i) => {
    if (i < parents) return on[b * parents + i] ? 1 : 0;
    if (i >= parents + children) return 0.12;
    return on[b * parents + ((i - parents) % parents)] ? 1 / 3 : astray;
  });
}
