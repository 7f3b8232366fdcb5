import { describe, expect, it } from 'vitest';
import { quietWork } from '../../../../math/work/work.ts';
import { plantedWorld } from '../testing/plantedWorld.ts';
import { layerQuality } from './layerQuality.ts';
import { crystalParameters } from '../parameters.ts';
import { crystalQuality } from './quality.ts';

const world = () =>
  plantedWorld({ relations: 3, pairs: 8, dim: 15, strength: 1, distractor: 3, noise: 0.4, others: 20 });

describe('the quality of a layer', () => {
  it('equals that of the full report', async () => {
    const parameters = crystalParameters(['r0', 'r1', 'r2'], { shuffles: 3 });
    const layer = await layerQuality(world(), parameters, quietWork);
    const full = await crystalQuality(world(), parameters, quietWork);
    expect(layer.raw).toEqual(full.shuffled!.raw);
    expect(layer.inSample).toEqual(full.shuffled!.inSample);
    expect(layer.heldOut).toEqual(full.shuffled!.heldOut);
    expect(layer.folds).toEqual(full.heldOut!.removed);
    layer.relations.forEach((relation, r) => {
      expect(relation.inSample).toEqual(full.relations[r]!.inSampleNull);
      expect(relation.heldOut).toEqual(full.relations[r]!.heldOutNull);
      expect(relation.verdict).toEqual(full.relations[r]!.verdict);
    });
  });

  it('is not measured with only one relation', async () => {
    const layer = await layerQuality(world(), crystalParameters(['r1']), quietWork);
    expect(layer).toMatchObject({ raw: null, heldOut: null, relations: [{ verdict: { code: 'alone' } }] });
  });
});
