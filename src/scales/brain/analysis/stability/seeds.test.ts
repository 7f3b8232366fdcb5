import { expect, test } from 'vitest';
import { withFastKernels } from '../../../../../test/fastKernels.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { lobes } from '../lobes/lobes.ts';
import { agreementOfSeeds, seedsOf } from './seeds.ts';
import { seedsVerdict } from './seedsVerdict.ts';
import { firingsOf, lobeWorld } from '../testing/worlds.ts';

withFastKernels();

async function seedsIn(firings: ReturnType<typeof lobeWorld>, k: number) {
  const parameters = { affinity: 'phi', k, seed: 7, keepSilent: false } as const;
  const shown = await lobes({ firings }, parameters, quietWork);
  return { shown, seeds: await seedsOf({ firings }, shown, parameters, 20, quietWork) };
}

test('planted lobes come out under every seed', async () => {
  const { shown, seeds } = await seedsIn(lobeWorld(3, 200, 60, 5), 3);
  expect(Array.from(seeds.seeds)).toEqual(Array.from({ length: 20 }, (_, i) => 8 + i));
  expect(seeds.least).toBeCloseTo(1, 9);
  expect(Array.from(seeds.jaccard)).toEqual([1, 1, 1]);
  const { stable, sentence } = seedsVerdict({ ...seeds, geometry: null });
  expect(stable).toBe(true);
  expect(sentence).toMatch(/^The seed does not matter: 20 other seeds give the same lobes/);
  // The seed shown, run again, gives what is shown: a seed is the only difference.
  const parameters = { affinity: 'phi', k: 3, seed: 8, keepSilent: false } as const;
  const again = await lobes({ firings: lobeWorld(3, 200, 60, 5) }, parameters, quietWork);
  expect(agreementOfSeeds([again.labels, seeds.labels[0]!], [], []).value).toBeCloseTo(1, 9);
  expect(shown.sizes.length).toBe(3);
});

test('lobes of noise depend on the seed, and are said to', async () => {
  const { seeds } = await seedsIn(
    firingsOf(200, 100, 3, () => 0.3),
    8,
  );
  expect(seeds.least).toBeLessThan(0.9);
  const geometry = { ami: seeds.ami, mean: 1, least: 1, agreement: { value: 0.02, samples: seeds.ami } };
  const { stable, sentence } = seedsVerdict({ ...seeds, geometry });
  expect(stable).toBe(false);
  expect(sentence).toMatch(
    /^The lobes depend on the seed: \d of 8 lobes do not come out under each of 20 other seeds/,
  );
  expect(seedsVerdict({ ...seeds, geometry: { ...geometry, least: 0.5 } }).sentence).toContain(
    'The clusters of the directions depend on the seed (1.000 on average with those shown, 0.500 at least).',
  );
  expect(sentence).toMatch(/The agreement of lobes with geometry depends on the seed: 0\.020 here and/);
});
