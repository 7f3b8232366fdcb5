import { describe, expect, test } from 'vitest';
import { withFastKernels } from '../../../../../test/fastKernels.ts';
import type { Firings } from '../../../../math/matrices/firings.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { random } from '../../../../math/random/random.ts';
import { heldOut, type HeldOut } from './heldOut.ts';
import { heldOutVerdict } from './heldOutVerdict.ts';
import { firingsOf, lobeWorld, raschWorld } from '../testing/worlds.ts';

withFastKernels();

const CATEGORIES = 8;
const BLOCKS = 400;
const categoryOf = (b: number) => b % CATEGORIES;
const category = Uint8Array.from({ length: BLOCKS }, (_, b) => categoryOf(b));

const measure = (firings: Firings, seed: number, draws = 199): Promise<HeldOut> =>
  heldOut(
    { ...firings, category },
    CATEGORIES,
    { affinity: 'phi', k: 3, seed, keepSilent: false, draws },
    quietWork,
  );

/** Features that each prefer one category and fire independently otherwise: lobes of categories. */
function categoryWorld(seed: number): Firings {
  const stream = random(seed + 9);
  const prefers = Array.from({ length: 60 }, () => stream.integer(CATEGORIES));
  return firingsOf(BLOCKS, 60, seed, (b, i) => (prefers[i] === categoryOf(b) ? 0.7 : 0.1));
}

describe('categories held out', () => {
  test('each category is held out once, and lobes that fire in every category hold in all', async () => {
    const found = await measure(lobeWorld(3, BLOCKS, 60, 2), 2);
    const { folds } = found;
    expect(folds.flatMap((fold) => fold.categories).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    for (const { blocks, made, cofiring, ami } of folds) {
      expect(blocks + made).toBe(BLOCKS);
      expect(cofiring.correctedP).toBe(1 / 200);
      expect(ami.value).toBeGreaterThan(0.8);
    }
    expect(heldOutVerdict(found)).toMatch(/^Lobes hold where they were not made: in all 2 sets/);
  });

  test('lobes that are only categories do not hold', async () => {
    const found = await measure(categoryWorld(2), 2);
    expect(heldOutVerdict(found)).toMatch(/^Nothing here: .* may be the categories .* in 0 of 2/);
  });

  test('worlds without lobes are rejected at the nominal rate', async () => {
    let rejected = 0;
    const worlds = 60;
    for (let seed = 1; seed <= worlds; seed++) {
      const world = seed % 2 ? categoryWorld(seed) : raschWorld(BLOCKS, 60, seed);
      const { folds } = await measure(world, seed, 39);
      if (Math.min(...folds.flatMap(({ cofiring, ami }) => [cofiring.correctedP!, ami.correctedP!])) <= 0.05)
        rejected++;
    }
    expect(rejected).toBeLessThan(worlds * 0.05 + 3 * Math.sqrt(worlds * 0.05 * 0.95));
  }, 60_000);

  test('blocks without categories are refused in a sentence', async () => {
    const world = { ...lobeWorld(3, 40, 20, 1), category: null };
    const parameters = { affinity: 'phi', k: 3, seed: 1, keepSilent: false, draws: 5 } as const;
    await expect(heldOut(world, 0, parameters, quietWork)).rejects.toThrow('at least 2 categories, found 0');
  });
});
