import { describe, expect, it } from 'vitest';
import { blockCounts } from '../../../../math/matrices/firings.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import type { BlockFirings } from '../../../../dataset/dataset.ts';
import { togetherWith } from './company.ts';
import { partnersByFiring } from './partners.ts';

const BLOCKS = 400;
const FEATURES = 60;

/** Features that fire in a tenth of the blocks by chance; 1 and 2 fire with 0 in most of its blocks. */
function world(planted: boolean): BlockFirings {
  const stream = random(6);
  const indptr = new Uint32Array(BLOCKS + 1);
  const indices: number[] = [];
  for (let b = 0; b < BLOCKS; b++) {
    const first = stream.uniform() < 0.1;
    for (let f = 0; f < FEATURES; f++) {
      const chance = planted && (f === 1 || f === 2) && first ? 0.4 + 0.3 * f : 0.1;
      if (f === 0 ? first : f < FEATURES - 2 ? stream.uniform() < chance : f === FEATURES - 1)
        indices.push(f);
    }
    indptr[b + 1] = indices.length;
  }
  return { blocks: BLOCKS, features: FEATURES, indptr, indices: Uint16Array.from(indices), category: null };
}

const partners = (firings: BlockFirings, of: readonly number[], count: number) =>
  partnersByFiring(
    {
      blocks: firings.blocks,
      fired: blockCounts(firings),
      together: (feature) => togetherWith(firings, feature),
    },
    of,
    count,
    quietWork,
  );

describe('partners by co-firing', () => {
  it('are those planted, the strongest first, and each pair once', async () => {
    const found = await partners(world(true), [0, 1, 2], 10);
    const pairs = Array.from(found.values, (_, i) => [...found.ends.subarray(2 * i, 2 * i + 2)]);
    expect(pairs.slice(0, 2)).toEqual([
      [0, 2],
      [0, 1],
    ]);
    expect(new Set(pairs.map((pair) => pair.sort((a, b) => a - b).join())).size).toBe(pairs.length);
    for (const pair of pairs) expect(pair.every((feature) => feature < 3)).toBe(true);
    expect(found.values[0]).toBeGreaterThan(found.values[1]!);
    expect(found.compared).toBe(3 * 57);
    expect((await partners(world(true), [0], 1)).ends).toEqual(Uint32Array.of(0, 2));
  });

  it('do not exist where features fire independently, nor for features that never or always fire', async () => {
    const all = Array.from({ length: FEATURES }, (_, i) => i);
    expect((await partners(world(false), all, 10)).values.length).toBe(0);
    expect((await partners(world(true), [FEATURES - 1, FEATURES - 2], 10)).values.length).toBe(0);
  });
});
