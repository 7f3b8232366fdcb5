import { describe, expect, test } from 'vitest';
import type { Firings } from '../../../../math/matrices/firings.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { lobes, stability, stabilityVerdict } from '../index.ts';
import { partnersOf, stateSentence } from './lobeStability.ts';
import { lobeWorld, raschWorld } from '../testing/worlds.ts';
import { withFastKernels } from '../../../../../test/fastKernels.ts';

withFastKernels();

const BLOCKS = 240;
const FEATURES = 64;

async function verdictOf(firings: Firings, k: number, seed: number) {
  const parameters = { affinity: 'phi', k, seed, keepSilent: false, samples: 10, nulls: 19 } as const;
  const { labels } = await lobes({ firings }, parameters, quietWork);
  const found = await stability(firings, labels, parameters, quietWork);
  return { ...found, ...stabilityVerdict(found) };
}

const SEEDS = [1, 2, 3];

describe('four planted lobes', () => {
  test('as four are stable, each of them', async () => {
    for (const seed of SEEDS) {
      const { stable, shown, sentence } = await verdictOf(lobeWorld(4, BLOCKS, FEATURES, seed), 4, seed);
      expect([stable, shown, sentence.slice(0, 7)]).toEqual([true, 4, 'Stable:']);
    }
  });

  test('as two are too few, and as eight too many', async () => {
    for (const seed of SEEDS) {
      const world = lobeWorld(4, BLOCKS, FEATURES, seed);
      const two = await verdictOf(world, 2, seed);
      expect(two.shown).toBe(4);
      expect(two.sentence).toMatch(/^Too few lobes|The affinity shows about 4 lobes/);
      const eight = await verdictOf(world, 8, seed);
      expect(eight.stable).toBe(false);
      const words = eight.lobes.states.map((state, lobe) =>
        stateSentence(
          state,
          partnersOf(eight.lobes, lobe).map((other) => `lobe ${other + 1}`),
        ),
      );
      expect(
        words.filter((text) => /^a (half|part) of a lobe, with lobe \d/.test(text)).length,
      ).toBeGreaterThan(1);
      expect(eight.sentence).toMatch(
        /^Too many lobes: .* the affinity shows about 4 lobes, and parts joined to 4 come out again/,
      );
    }
  });
});

test('blocks of unequal activity and features of unequal rates are no lobes', async () => {
  let called = 0;
  for (const seed of SEEDS) {
    const { sentence } = await verdictOf(raschWorld(BLOCKS, FEATURES, seed), 2, seed);
    if (!sentence.startsWith('No lobes here')) called++;
  }
  // One in 20 worlds exceeds its null by chance.
  expect(called).toBeLessThanOrEqual(1);
});
