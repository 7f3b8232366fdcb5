import { describe, expect, test } from 'vitest';
import type { Matrix } from '../../../../math/matrices/matrix.ts';
import { blockCounts } from '../../../../math/matrices/firings.ts';
import { groupedSplit } from '../../../../math/discriminants/logistic/groupedSplit.ts';
import { random } from '../../../../math/random/random.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { frequencyBins } from '../../../../math/random/frequencyBins.ts';
import { agreement, lobes } from '../index.ts';
import { classifier, classifierBesideCollapsed } from './classifier.ts';
import { leadersAmong, nearCopies } from './nearCopies.ts';
import { firingsOf } from '../testing/worlds.ts';

const CONCEPTS = 40;
const COPIES = 8;
const BLOCKS = 200;
const DIM = 24;

/** Independent concepts, each with near copies that fire with it. */
function world(seed: number) {
  const stream = random(seed);
  const concepts = Float64Array.from({ length: CONCEPTS * DIM }, () => stream.normal());
  const features = CONCEPTS * COPIES;
  const data = Float32Array.from({ length: features * DIM }, (_, at) => {
    const concept = Math.floor(at / DIM) % CONCEPTS;
    return concepts[concept * DIM + (at % DIM)]! + 0.2 * stream.normal();
  });
  const active = Array.from({ length: BLOCKS * CONCEPTS }, () => stream.uniform() < 0.15);
  const firings = firingsOf(BLOCKS, features, seed + 900, (b, i) =>
    active[b * CONCEPTS + (i % CONCEPTS)] ? 0.8 : 0.02,
  );
  const decoder: Matrix = { data, rows: features, columns: DIM };
  return { firings, decoder };
}

describe('near copies', () => {
  test('are joined to families, and directions apart are not', async () => {
    const { decoder } = world(1);
    const families = (await nearCopies(decoder, quietWork))!;
    expect(families).toEqual(Int32Array.from(families, (_, i) => i % CONCEPTS));
    expect(leadersAmong([3, 43, 4, 83], families)).toEqual(Uint32Array.of(0, 0, 2, 0));
    const apart = { data: Float32Array.of(1, 0, 0, 1, 0, 0), rows: 3, columns: 2 };
    expect(await nearCopies(apart, quietWork)).toBeNull();
  });

  test('of independent concepts make no lobes that follow geometry', async () => {
    const WORLDS = 8;
    let [together, collapsed, predicted, oneByOne, alone, predictedAlone] = [0, 0, 0, 0, 0, 0];
    for (let seed = 1; seed <= WORLDS; seed++) {
      const { firings, decoder } = world(seed);
      const usual = { k: 3, seed, keepSilent: false };
      const found = await lobes({ firings }, { ...usual, affinity: 'phi' }, quietWork);
      const geometry = await lobes({ firings, decoder }, { ...usual, affinity: 'cosine' }, quietWork);
      const strata = frequencyBins(blockCounts(firings), found.labels, 4);
      const families = await nearCopies(decoder, quietWork);
      const draws = { permutations: 99, seed, strata };
      const agreed = await agreement(found.labels, geometry.labels, { ...draws, families }, quietWork);
      if (agreed.ami.p! <= 0.05) together++;
      if (agreed.collapsed!.ami.p! <= 0.05) collapsed++;
      expect(agreed.collapsed!.n).toBeLessThanOrEqual(CONCEPTS);
      const free = await agreement(found.labels, geometry.labels, draws, quietWork);
      if (free.ami.p! <= 0.05) oneByOne++;
      const fits = { ...draws, permutations: 19, families, tolerance: 0.05 };
      const fitted = await classifierBesideCollapsed(decoder, found.labels, fits, quietWork);
      if (fitted.balancedAccuracy.p! <= 0.05) predicted++;
      if (fitted.collapsed) {
        alone++;
        expect(fitted.collapsed.train + fitted.collapsed.test).toBeLessThanOrEqual(CONCEPTS);
        if (fitted.collapsed.balancedAccuracy.p! <= 0.05) predictedAlone++;
      }
    }
    // More than 3 of 8 at a rate of 5 % has a probability below 0.1 %.
    for (const rejected of [together, collapsed, predicted, predictedAlone])
      expect(rejected).toBeLessThanOrEqual(3);
    expect(alone).toBe(WORLDS);
    // The world is one in which a null that moves features one by one is wrong.
    expect(oneByOne).toBeGreaterThanOrEqual(5);
  });
});

test('the classifier on one feature of each family is the classifier of those features alone', async () => {
  const { decoder } = world(2);
  const labels = Int32Array.from({ length: decoder.rows }, (_, i) =>
    i % CONCEPTS < 20 ? 0 : i < 300 ? 1 : -1,
  );
  const families = await nearCopies(decoder, quietWork);
  const draws = { permutations: 3, seed: 1 };
  const fitted = await classifierBesideCollapsed(decoder, labels, { ...draws, families }, quietWork);
  const single = labels.map((label, i) => (i < CONCEPTS ? label : -1));
  expect(fitted.collapsed).toEqual(await classifier(decoder, single, draws, quietWork));
  const { collapsed: _, ...whole } = fitted;
  expect(whole).toEqual(await classifier(decoder, labels, { ...draws, families }, quietWork));
  const apart = await classifierBesideCollapsed(decoder, labels, draws, quietWork);
  expect(apart.collapsed).toBeNull();
});

test('a grouped split keeps groups whole and holds out about a fifth of each class', () => {
  const labels = Int32Array.from({ length: 400 }, (_, i) => (i % 40 < 30 ? 0 : 1));
  const groups = labels.map((_, i) => i % 40);
  const { train, test: held } = groupedSplit(labels, groups, 0.2, 1);
  expect([...train, ...held].sort((a, b) => a - b)).toEqual([...labels.keys()]);
  const fitted = new Set(Array.from(train, (i) => groups[i]));
  expect(held.every((i) => !fitted.has(groups[i]))).toBe(true);
  expect(Array.from(held).filter((i) => labels[i] === 0)).toHaveLength(60);
  expect(Array.from(held).filter((i) => labels[i] === 1)).toHaveLength(20);
});
