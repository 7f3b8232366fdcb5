import { expect, test } from 'vitest';
import { teamWork } from '../work/testing/teamWork.ts';
import type { Firings } from '../matrices/firings.ts';
import { countedAffinity, countFirings } from './counted.ts';
import { sharedPairs } from './sharedPairs.ts';

const firings: Firings = {
  blocks: 4,
  features: 3,
  indptr: Uint32Array.of(0, 2, 4, 6, 7),
  indices: Uint16Array.of(0, 1, 1, 2, 0, 1, 2),
};
const features = Uint32Array.of(0, 1, 2);

test('affinities of the same features share counts, which end with the keeper', async () => {
  const work = teamWork(2);
  const shared = sharedPairs();
  let counts = 0;
  const pairs = () => shared.of(features.slice(), () => (counts++, countFirings(firings, work)));
  const v = Float64Array.of(1, 2, 3);
  // Both ask before there are counts.
  const both = await Promise.all(
    (['jaccard', 'dice'] as const).map(async (kind) => {
      const affinity = countedAffinity(kind, await pairs(), work);
      const product = await affinity.times(v, 1);
      await affinity.free();
      const alone = countedAffinity(kind, await countFirings(firings, work), work);
      expect(product).toEqual(await alone.times(v, 1));
      await alone.free();
      return product;
    }),
  );
  expect(both[0]).not.toEqual(both[1]);
  expect(counts).toBe(1);
  const others = await shared.of(Uint32Array.of(0, 1), () => (counts++, countFirings(firings, work)));
  expect(counts).toBe(2);
  await others.parts.free();
  expect(work.held()).toBe(1);
  await shared.free();
  expect(work.held()).toBe(0);
});

test('counting that fails is tried again, and counts that are too large are not kept', async () => {
  const work = teamWork(1);
  const shared = sharedPairs();
  await expect(shared.of(features, () => Promise.reject(new Error('cancelled')))).rejects.toThrow(
    'cancelled',
  );
  const found = await shared.of(features, () => countFirings(firings, work));
  expect(found.fired).toEqual(Uint32Array.of(2, 3, 2));
  await shared.free();
  const many = Uint32Array.from({ length: 9000 }, (_, i) => i);
  const large = await shared.of(many, () => countFirings(firings, work));
  await large.parts.free();
  expect(work.held()).toBe(0);
});
