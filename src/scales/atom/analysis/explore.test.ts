import { beforeAll, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../../workers/kernels/load.ts';
import { useKernels } from '../../../math/kernels/kernels.ts';
import { permutation, random } from '../../../math/random/random.ts';
import { quietWork } from '../../../math/work/work.ts';
import { analogy, analogyVerdict, isBeyondChance } from './analogy/analogy.ts';
import type { AnalogyMethod } from './analogy/scoring.ts';
import { componentCurve } from './removal/componentCurve.ts';
import { distractors } from './removal/distractors.ts';
import { plantedWorld } from './testing/plantedWorld.ts';
import { sharedWords, sharedWordsExist } from './testing/sharedWords.ts';
import { crystalParameters } from './parameters.ts';
import { placeCrystals } from './crystals/crystals.ts';

beforeAll(async () => useKernels(await loadKernels()));
const world = () =>
  plantedWorld({
    relations: 4,
    pairs: 12,
    dim: 30,
    strength: 2,
    distractor: 12,
    noise: 0.05,
    others: 60,
  });
const chosen = crystalParameters(['r0', 'r1', 'r2', 'r3'], { shuffles: 5 });

describe('the curve over discriminant axes', () => {
  it('rises with the number of axes, held-out and in-sample, far above its null', async () => {
    const curve = await componentCurve(world(), chosen, 11, quietWork);
    expect([...curve.components]).toEqual([2, 3]);
    expect(curve.raw).toBeLessThan(0.2);
    for (const { values, nullMean, draws } of [curve.inSample, curve.heldOut!]) {
      expect(draws).toBe(5);
      expect(values[1]).toBeGreaterThan(0.8);
      values.forEach((value, k) => expect(value).toBeGreaterThan(nullMean[k]! + 0.4));
    }
  });

  it('ends at the scene’s silhouette, and needs three relations', async () => {
    const curve = await componentCurve(world(), { ...chosen, shuffles: 1 }, 11, quietWork);
    const scene = await placeCrystals(world(), chosen, quietWork);
    expect(curve.inSample.values[1]).toBeCloseTo(scene.removed!.silhouette!, 9);
    expect(curve.raw).toBe(scene.raw.silhouette);
    await expect(
      componentCurve(world(), { ...chosen, relations: ['r0', 'r1'] }, 11, quietWork),
    ).rejects.toThrow(/at least three relations/);
  });
});

describe('distractors', () => {
  it('are found by the correlation of a component with what lies behind it', async () => {
    const found = await distractors(world(), chosen, 3, quietWork);
    expect(found.correlations).toHaveLength(3);
    const [first, ...others] = found.correlations;
    expect(first).toMatchObject({ component: 0, covariate: 'amplitude', raw: { n: 48 } });
    expect(Math.abs(first!.r)).toBeGreaterThan(0.95);
    expect(first!.raw.p).toBeLessThan(1e-20);
    expect(first!.p).toBe(0.001);
    for (const other of others) expect(Math.abs(other.raw.r)).toBeLessThan(0.4);
    expect(found.scores).toHaveLength(48 * 3);
    expect(found.shares[0]).toBeGreaterThan(0.8);
  });
});

describe('the analogy solver', () => {
  it('finds the fourth corner of a planted parallelogram by each method', async () => {
    const data = plantedWorld({
      relations: 3,
      pairs: 8,
      dim: 40,
      strength: 1,
      distractor: 0,
      noise: 0.02,
      others: 100,
    });
    const parameters = crystalParameters(['r0', 'r1', 'r2']);
    for (const method of ['add', 'multiply', 'removed'] as AnalogyMethod[]) {
      const { answers, candidates } = await analogy(
        data,
        { a: 0, b: 1, c: 2, method, count: 5 },
        parameters,
        quietWork,
      );
      expect(candidates).toBe(data.vectors.rows - 3);
      expect(answers).toHaveLength(5);
      expect(answers[0]!.word, method).toBe(3);
      answers.slice(1).forEach((answer, i) => expect(answer.score).toBeLessThanOrEqual(answers[i]!.score));
      for (const { word } of answers) expect([0, 1, 2]).not.toContain(word);
    }
  });

  it('stands beside random pairs of words: a planted fourth corner is beyond them, a word without a partner is not', async () => {
    const data = plantedWorld({
      relations: 3,
      pairs: 8,
      dim: 40,
      strength: 1,
      distractor: 0,
      noise: 0.02,
      others: 100,
    });
    const parameters = crystalParameters(['r0', 'r1', 'r2']);
    const ask = (c: number, method: AnalogyMethod) =>
      analogy(data, { a: 0, b: 1, c, method, count: 1, draws: 39 }, parameters, quietWork);
    for (const method of ['add', 'multiply'] as AnalogyMethod[]) {
      const found = await ask(2, method);
      expect(found.chance!.null.samples, method).toHaveLength(39);
      expect(found.chance!.value).toBe(found.answers[0]!.score);
      expect(found.chance!.p).toBeNull();
      expect(isBeyondChance(found), method).toBe(true);
      expect(analogyVerdict(found)).toMatch(/^Beyond chance/);
    }
    const last = data.vectors.rows - 1;
    const lone = await ask(last, 'add');
    expect(isBeyondChance(lone)).toBe(false);
    expect(analogyVerdict(lone)).toMatch(/^No better than chance/);
    expect(await ask(2, 'add')).toEqual(await ask(2, 'add'));
  });

  it('is beyond chance at the nominal rate for random words, also if words have near neighbours', async () => {
    const [families, members, dim, questions] = [20, 6, 20, 100];
    const stream = random(7);
    const centres = Float64Array.from({ length: families * dim }, () => stream.normal());
    const rows = families * members;
    const vectors = { rows, columns: dim, data: new Float32Array(rows * dim) };
    for (let word = 0; word < rows; word++) {
      for (let j = 0; j < dim; j++) {
        const centre = centres[(word % families) * dim + j]!;
        vectors.data[word * dim + j] = centre + 0.4 * stream.normal();
      }
    }
    const data = { ...world(), vectors };
    for (const method of ['add', 'multiply'] as AnalogyMethod[]) {
      let beyond = 0;
      for (let i = 0; i < questions; i++) {
        const [a, b, c] = permutation(rows, stream);
        const question = { a: a!, b: b!, c: c!, method, count: 1, draws: 99 };
        if (isBeyondChance(await analogy(data, question, { ...chosen, seed: i }, quietWork))) beyond++;
      }
      // 5 of 100 are expected; more than 12 have a probability of 0.001. Directions without words give some 30.
      expect(beyond, method).toBeGreaterThan(0);
      expect(beyond, method).toBeLessThanOrEqual(12);
    }
  });

  it('refuses an unknown word', async () => {
    const question = { a: 0, b: 1, c: 9999, method: 'add' as const, count: 5 };
    await expect(analogy(world(), question, chosen, quietWork)).rejects.toThrow(/no word 9999/);
  });
});

describe.skipIf(!sharedWordsExist)('the words dataset', () => {
  it('ranks queen second for king − man + woman, behind king', async () => {
    const data = sharedWords();
    const [a, b, c] = ['man', 'king', 'woman'].map((word) => data.relations.words.indexOf(word));
    const question = { a: a!, b: b!, c: c!, method: 'add' as const, count: 3 };
    const { answers } = await analogy(data, question, crystalParameters(['man-woman']), quietWork);
    expect(answers.map(({ word }) => data.relations.words[word]).slice(0, 2)).toEqual(["king's", 'queen']);
  });
});
