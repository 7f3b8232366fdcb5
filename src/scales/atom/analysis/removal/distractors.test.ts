import { describe, expect, it } from 'vitest';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { distractors } from './distractors.ts';
import { crystalParameters } from '../parameters.ts';
import type { RelationWords } from '../selection.ts';
import { pairedWorld } from '../testing/pairedWorld.ts';

/** Relations whose outputs differ in length from relation to relation, and, if asked, within them along an axis. */
function world(seed: number, effect: number): RelationWords {
  const data = pairedWorld({ making: 'parallel', pairs: [14, 14, 14, 14], dim: 24, seed });
  const stream = random(seed);
  const characters = new Float32Array(data.vectors.rows);
  data.relations.relations.forEach(({ pairs }, r) => {
    for (let i = 1; i < pairs.length; i += 2) {
      const within = stream.normal();
      characters[pairs[i]!] = 4 * r + within;
      data.vectors.data[pairs[i]! * data.vectors.columns]! += effect * within;
    }
  });
  return { ...data, relations: { ...data.relations, covariates: { characters } } };
}

const found = async (seed: number, effect: number) => {
  const data = world(seed, effect);
  const ids = data.relations.relations.map(({ id }) => id);
  return (await distractors(data, crystalParameters(ids), 4, quietWork)).correlations;
};

describe('correlations of components with covariates', () => {
  it('that only relations differ in are large raw, and at their nominal rate within relations', async () => {
    let rejected = 0;
    let raw = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const correlations = await found(seed, 0);
      if (correlations.some(({ p }) => p! <= 0.05)) rejected++;
      if (correlations.some((one) => 4 * one.raw.p <= 0.05)) raw++;
    }
    expect(raw).toBeGreaterThan(30);
    // More than 6 of 40 at a rate of 5 % has a probability below 0.4 %.
    expect(rejected).toBeLessThanOrEqual(6);
  });

  it('within relations are found', async () => {
    const correlations = await found(1, 1);
    expect(Math.max(...correlations.map(({ r }) => Math.abs(r)))).toBeGreaterThan(0.5);
    expect(Math.min(...correlations.map(({ p }) => p!))).toBe(0.001);
  });

  it('with a covariate that does not vary within relations do not exist', async () => {
    const data = pairedWorld({ making: 'parallel', pairs: [5, 5], dim: 8, seed: 1 });
    const covariates = { same: new Float32Array(data.vectors.rows).fill(3) };
    const same = { ...data, relations: { ...data.relations, covariates } };
    const { correlations } = await distractors(same, crystalParameters(['r0', 'r1']), 2, quietWork);
    for (const { r, p } of correlations) {
      expect(r).toBeNaN();
      expect(p).toBeNull();
    }
  });
});
