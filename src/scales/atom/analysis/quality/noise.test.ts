import { expect, test } from 'vitest';
import { besideNull } from '../../../../math/statistics/nulls/nullFigure.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { layerQuality } from './layerQuality.ts';
import { crystalParameters } from '../parameters.ts';
import { plantedWorld } from '../testing/plantedWorld.ts';

const WORLDS = 40;

test('relations without structure are no better on held-out pairs than shuffled labels', async () => {
  const scores: number[] = [];
  let rejected = 0;
  for (let seed = 1; seed <= WORLDS; seed++) {
    const data = plantedWorld({
      relations: 8,
      pairs: 12,
      dim: 24,
      strength: 0,
      distractor: 0,
      noise: 1,
      seed,
    });
    const ids = data.relations.relations.map(({ id }) => id);
    const quality = await layerQuality(data, crystalParameters(ids, { shuffles: 19, seed }), quietWork);
    // The app gives z from 20 draws on and p from 199.
    const { z, p } = besideNull(quality.heldOut!.value, quality.heldOut!.null.samples);
    scores.push(z!);
    if (p! <= 0.05) rejected++;
  }
  // More than 6 of 40 at a rate of 5 % has a probability below 0.4 %; the mean of 40 scores has a deviation of about 0.17.
  expect(rejected).toBeLessThanOrEqual(6);
  expect(Math.abs(scores.reduce((sum, z) => sum + z, 0) / WORLDS)).toBeLessThan(0.6);
});
