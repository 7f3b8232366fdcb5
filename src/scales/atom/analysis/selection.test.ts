import { describe, expect, it } from 'vitest';
import { DataError } from '../../../dataset/error.ts';
import { differences } from '../../../math/pairs/differences.ts';
import { toDouble } from '../../../math/matrices/doubleMatrix.ts';
import { quietWork } from '../../../math/work/work.ts';
import { plantedWorld } from './testing/plantedWorld.ts';
import { crystalParameters, type CrystalParameters } from './parameters.ts';
import { crystalQuality } from './quality/quality.ts';
import { fitRemoval, removeFromDifferences, removeFromWords } from './removal/removal.ts';
import { placeCrystals } from './crystals/crystals.ts';
import { select, type RelationWords } from './selection.ts';

const world = () =>
  plantedWorld({ relations: 3, pairs: 6, dim: 20, strength: 1, distractor: 2, noise: 0.3, others: 20 });
const parameters = (changes: Partial<CrystalParameters> = {}) =>
  crystalParameters(['r0', 'r1', 'r2'], { shuffles: 2, ...changes });

describe('a removal', () => {
  it('of two words differs as their difference does, whichever it is', async () => {
    const data = world();
    for (const changes of [
      { shrinkage: 'none' as const },
      { shrinkage: 'auto' as const },
      { removal: 'project' as const, away: [0, 2] },
      { removal: 'regress' as const, covariates: ['amplitude'] },
    ]) {
      const selection = select(data, parameters(changes));
      const removal = await fitRemoval(selection, parameters(changes), data.relations, quietWork);
      const words = await removeFromWords(data.vectors, removal, quietWork);
      const expected = differences(toDouble(words), selection.pairs);
      const found = removeFromDifferences(selection, removal);
      expect(found.columns).toBe(words.columns);
      // Discriminant coordinates are counted in within-relation deviations: some are in the tens.
      const size = Math.max(...expected.data.map(Math.abs));
      found.data.forEach((value, at) =>
        expect(Math.abs(value - expected.data[at]!)).toBeLessThan(1e-6 * Math.max(1, size)),
      );
    }
  });
});

describe('a selection', () => {
  const refused = (data: RelationWords, changes: Partial<CrystalParameters>, sentence: RegExp) => {
    expect(() => select(data, parameters(changes))).toThrow(sentence);
    expect(() => select(data, parameters(changes))).toThrow(DataError);
  };

  it('is refused with a message that names the fault', () => {
    const data = world();
    refused(data, { relations: [] }, /choose at least one/);
    refused(data, { relations: ['x'] }, /no relation “x”; there are: r0, r1, r2/);
    refused(data, { relations: ['r0', 'r0'] }, /chosen twice/);
    refused(data, { components: 0 }, /components is 0/);
    refused(data, { folds: 1 }, /folds is 1, expected a whole number of at least 2/);
    refused(data, { shrinkage: 2 }, /shrinkage is 2/);
    refused(data, { removal: 'regress' }, /no covariate to regress out/);
    refused(data, { removal: 'project', away: [] }, /no component to project away/);
    const own = [{ id: 'mine', name: 'mine', pairs: [0, 1, 2, 999] }];
    refused(data, { own, relations: ['mine'] }, /pair 2 of “mine” names word 999/);
    data.vectors.data[20] = NaN;
    refused(data, {}, /the vector of “w1” is not finite/);
  });

  it('refuses an unknown covariate or component and lists the known ones', async () => {
    const regress = parameters({ removal: 'regress', covariates: ['height'] });
    await expect(placeCrystals(world(), regress, quietWork)).rejects.toThrow(/this dataset has: amplitude/);
    const project = parameters({ removal: 'project', away: [40] });
    await expect(placeCrystals(world(), project, quietWork)).rejects.toThrow(/component 41/);
  });

  it('accepts a user’s own relation in place of a bundled one with the same id', () => {
    const own = [{ id: 'r0', name: 'mine', pairs: [0, 3, 2, 5] }];
    const { relations, pairs } = select(world(), parameters({ own, relations: ['r0'] }));
    expect(relations).toEqual([{ id: 'r0', name: 'mine', pairs: 2, dropped: 0 }]);
    expect([...pairs]).toEqual([0, 3, 2, 5]);
  });

  it('leaves out pairs with equal vectors and reports their number', async () => {
    const data = world();
    data.vectors.data.copyWithin(20, 0, 20);
    const quality = await crystalQuality(data, parameters(), quietWork);
    expect(quality.pairs).toBe(17);
    expect(quality.relations[0]).toMatchObject({ pairs: 5, dropped: 1 });
    expect(quality.notes.join(' ')).toMatch(/relation 0: 1 pair is left out/);
  });
});

describe('further words', () => {
  it('are placed after those of the pairs, and move nothing', async () => {
    const plain = await placeCrystals(world(), parameters(), quietWork);
    const more = await placeCrystals(world(), parameters({ also: [3, 40, 41] }), quietWork);
    expect([...more.words]).toEqual([...plain.words, 40, 41]);
    for (const space of ['raw', 'removed'] as const) {
      const before = plain[space]!.positions;
      expect(more[space]!.positions.subarray(0, before.length)).toEqual(before);
      expect(more[space]!.positions.subarray(before.length).some((value) => value !== 0)).toBe(true);
    }
    await expect(placeCrystals(world(), parameters({ also: [999] }), quietWork)).rejects.toThrow(
      /no word 999/,
    );
  });
});

describe('few relations or pairs', () => {
  it('with only one relation: raw figures, without silhouettes or verdict', async () => {
    const quality = await crystalQuality(world(), parameters({ relations: ['r1'] }), quietWork);
    expect(quality).toMatchObject({
      raw: { silhouette: null },
      removed: null,
      heldOut: null,
      shuffled: null,
    });
    expect(quality.relations[0]!.retrieval!.n).toBe(6);
    expect(quality.relations[0]!.verdict.code).toBe('alone');
    const scene = await placeCrystals(world(), parameters({ relations: ['r1'] }), quietWork);
    expect(scene.removed).toBeNull();
    expect(scene.notes.join(' ')).toMatch(/needs two/);
  });

  it('without held-out figures if shared words connect all pairs, and a note says so', async () => {
    const hub = (from: number) => Array.from({ length: 6 }, (_, i) => [from + i, 0]).flat();
    const own = [
      { id: 'a', name: 'a', pairs: hub(1) },
      { id: 'b', name: 'b', pairs: hub(10) },
    ];
    const quality = await crystalQuality(world(), parameters({ own, relations: ['a', 'b'] }), quietWork);
    expect(quality.heldOut).toBeNull();
    expect(quality.removed!.silhouette).not.toBeNull();
    expect(quality.notes.join(' ')).toMatch(/shared words connect /);
    expect(quality.relations.map((relation) => relation.verdict.code)).toEqual(['tooFew', 'tooFew']);
  });

  it('with a relation of one pair: no retrieval and no verdict for it', async () => {
    const own = [{ id: 'one', name: 'one', pairs: [40, 45] }];
    const quality = await crystalQuality(
      world(),
      parameters({ own, relations: ['r0', 'r1', 'one'] }),
      quietWork,
    );
    const one = quality.relations[2]!;
    expect(one).toMatchObject({ pairs: 1, retrieval: null, verdict: { code: 'tooFew' } });
    expect(one.meanCosine).toBeNaN();
  });

  it('gives the same figures for the same seed', async () => {
    const once = await crystalQuality(world(), parameters(), quietWork);
    expect(await crystalQuality(world(), parameters(), quietWork)).toEqual(once);
  });
});
