import { describe, expect, it } from 'vitest';
import { quietWork } from '../../../math/work/work.ts';
import { plantedWorld } from './testing/plantedWorld.ts';
import { crystalParameters } from './parameters.ts';
import { crystalQuality } from './quality/quality.ts';
import { placeCrystals } from './crystals/crystals.ts';
import type { RelationWords } from './selection.ts';

const ids = (data: RelationWords) => data.relations.relations.map((relation) => relation.id);

describe('perfect parallelograms behind a strong distractor', () => {
  const world = { relations: 4, pairs: 15, dim: 64, strength: 2, distractor: 12, others: 200 };
  for (const [noise, shrinkage] of [
    [0, 'auto'],
    [0.02, 'none'],
    [0.02, 'auto'],
  ] as const) {
    it(`come back when it is removed, on held-out pairs too (noise ${noise}, shrinkage ${shrinkage})`, async () => {
      const data = plantedWorld({ ...world, noise });
      const parameters = crystalParameters(ids(data), { shrinkage, retrievalMetric: 'euclidean' });
      const quality = await crystalQuality(data, parameters, quietWork);
      expect(quality.raw.silhouette).toBeLessThan(0.2);
      expect(quality.removed!.silhouette).toBeGreaterThan(0.8);
      expect(quality.heldOut!.removed.mean).toBeGreaterThan(0.8);
      expect(quality.shuffled!.heldOut!.null.mean).toBeLessThan(0.1);
      for (const relation of quality.relations) {
        expect(relation.parallelogramError).toBeGreaterThan(0.5);
        expect(relation.removed!.parallelogramError).toBeLessThan(0.05);
        expect(relation.removed!.retrieval!.excluded.top1).toBe(1);
        expect(relation.heldOut!.retrieval).toMatchObject({ n: 15, excluded: { top1: 1 } });
        expect(relation.verdict.code).toBe('holds');
      }
    });
  }

  it('come back when the covariate behind it is regressed out, or its component projected away', async () => {
    const data = plantedWorld({ ...world, noise: 0.02 });
    for (const changes of [
      { removal: 'regress' as const, covariates: ['amplitude'] },
      { removal: 'project' as const, away: [0] },
    ]) {
      const parameters = crystalParameters(ids(data), {
        ...changes,
        retrievalMetric: 'euclidean',
        shuffles: 3,
      });
      const quality = await crystalQuality(data, parameters, quietWork);
      expect(quality.removed).toMatchObject({ components: null });
      expect(quality.removed!.silhouette).toBeGreaterThan(0.8);
      expect(quality.heldOut!.removed.mean).toBeGreaterThan(0.8);
      expect(quality.heldOut!.shrunk).toBeNull();
      for (const relation of quality.relations) {
        // The leading component is the distractor, but for a trace of the function vectors.
        expect(relation.heldOut!.retrieval!.excluded.top1).toBeGreaterThan(0.9);
      }
    }
  });

  it('are drawn: faces closed after removal, axes named, differences from a common origin', async () => {
    const data = plantedWorld({ ...world, noise: 0.02 });
    const scene = await placeCrystals(data, crystalParameters(ids(data), { faces: 10 }), quietWork);
    expect(scene.words).toHaveLength(120);
    expect(scene.edges).toHaveLength(120);
    expect(scene.raw.positions).toHaveLength(360);
    expect(scene.raw.faces.total).toBe((4 * 15 * 14) / 2);
    expect(scene.removed!.faces.edges).toHaveLength(2 * 4 * 10);
    expect(Math.max(...scene.removed!.faces.parallelogram)).toBeLessThan(0.05);
    expect(scene.raw.axes.map((axis) => axis.name)).toEqual(['PC 1', 'PC 2', 'PC 3']);
    expect(scene.removed!.axes.map((axis) => axis.name)).toEqual(['LD 1', 'LD 2', 'LD 3']);
    expect(scene.removed!.axes.reduce((sum, axis) => sum + axis.share, 0)).toBeCloseTo(1, 6);
    const { positions, differences, functionVectors } = scene.removed!;
    scene.edgeRelation.forEach((relation, e) => {
      for (let k = 0; k < 3; k++) {
        const [a, b] = [scene.edges[2 * e]!, scene.edges[2 * e + 1]!];
        const length = Math.hypot(...differences.subarray(3 * e, 3 * e + 3));
        const drawn = positions[3 * b + k]! - positions[3 * a + k]!;
        expect(Math.abs(drawn - differences[3 * e + k]!)).toBeLessThan(1e-4 * length);
        expect(Math.abs(functionVectors[3 * relation + k]! - differences[3 * e + k]!)).toBeLessThan(
          0.2 * length,
        );
      }
    });
  });
});

describe('labels without structure in many dimensions', () => {
  // Plain LDA overfits worst where pairs just outnumber dimensions, shrunk LDA where dimensions are many.
  for (const [dim, shrinkage] of [
    [55, 'none'],
    [220, 'auto'],
  ] as const) {
    it(`look like crystals in-sample, and like their null on held-out pairs (${dim} dimensions)`, async () => {
      const data = plantedWorld({
        relations: 4,
        pairs: dim > 100 ? 10 : 15,
        dim,
        strength: 0,
        distractor: 0,
        noise: 1,
      });
      const quality = await crystalQuality(
        data,
        crystalParameters(ids(data), { shrinkage, folds: 3 }),
        quietWork,
      );
      expect(quality.removed!.silhouette).toBeGreaterThan(0.6);
      const { inSample, heldOut } = quality.shuffled!;
      expect(Math.abs(inSample!.z!)).toBeLessThan(3);
      expect(Math.abs(heldOut!.z!)).toBeLessThan(3);
      expect(quality.heldOut!.removed.mean).toBeLessThan(0.1);
      for (const relation of quality.relations) expect(relation.verdict.code).not.toBe('holds');
    });
  }
});

describe('parallelograms behind a distractor without any noise', () => {
  it('say that plain LDA sees too few directions', async () => {
    const data = plantedWorld({ relations: 3, pairs: 8, dim: 40, strength: 2, distractor: 5, noise: 0 });
    const scene = await placeCrystals(data, crystalParameters(ids(data)), quietWork);
    expect(scene.notes.join(' ')).toMatch(/vary in only 1 of 40 directions/);
  });
});
