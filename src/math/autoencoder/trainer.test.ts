import { afterEach, describe, expect, it } from 'vitest';
import { loadKernels } from '../../../workers/kernels/load.ts';
import { kernels, useKernels } from '../kernels/kernels.ts';
import { norm } from '../matrices/dot.ts';
import { matrix, row } from '../matrices/matrix.ts';
import { random } from '../random/random.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { quietWork } from '../work/work.ts';
import { batchTopK } from './batchTopK.ts';
import { initialAutoencoder } from './model.ts';
import { bestCosines, plantedSums } from './testing/plantedSums.ts';
import { trainer, type TrainingOptions } from './trainer.ts';
import { trainTogether } from './trainTogether.ts';

const plain = kernels();
const fast = await loadKernels();
afterEach(() => useKernels(plain));

const options: TrainingOptions = {
  width: 16,
  active: 3,
  steps: 60,
  batch: 50,
  rate: 0.003,
  seed: 1,
};

describe('batch top-k', () => {
  const { x } = plantedSums(60, 12, 20, 1);
  const model = initialAutoencoder(x, 30, random(2));

  it('keeps the largest activations of all rows together, whatever the guess', () => {
    const found = batchTopK(model, x, 100);
    const all = batchTopK(model, x, 60 * 30);
    const sorted = Array.from(all.values).sort((a, b) => b - a);
    expect(Array.from(found.values).sort((a, b) => b - a)).toEqual(sorted.slice(0, 100));
    expect(all.values.every((value) => value > 0)).toBe(true);
    for (const guess of [0.001, sorted[99]!, 10]) expect(batchTopK(model, x, 100, guess)).toEqual(found);
  });

  it('chooses the earlier of equal rows, and holds any number of equal values', () => {
    const same = matrix(new Float32Array(40 * 12), 40, 12);
    for (let i = 0; i < 40; i++) row(same, i).set(row(x, 0));
    const most = batchTopK(model, same, 40 * 30);
    const one = most.starts[1]!;
    const found = batchTopK(model, same, 5 * one);
    expect(found.values.length).toBe(5 * one);
    // All rows tie in each latent: the strongest latents are taken in all rows, the next in the first rows.
    expect(found.starts[1]!).toBeGreaterThanOrEqual(found.starts[40]! - found.starts[39]!);
  });
});

describe('training', () => {
  it('finds the atoms that rows are sums of, and explains nearly all', () => {
    useKernels(fast);
    const { x, atoms } = plantedSums(1500, 40, 60, 4);
    const training = trainer(x, { width: 80, active: 4, steps: 1200, batch: 128, rate: 0.003, seed: 42 });
    training.advance(1200);
    const { model, explained, curve } = training.finish();
    const cosines = bestCosines(atoms, model.decoder);
    expect(cosines.reduce((sum, value) => sum + value, 0) / cosines.length).toBeGreaterThan(0.95);
    expect(explained).toBeGreaterThan(0.9);
    expect(curve[49]!).toBeLessThan(0.5 * curve[0]!);
  });

  it.each([
    [1000, 2, 7],
    [1200, 3, 102],
  ])('finds all of 24 atoms with as many latents: %d rows, sums of %d each', (n, each, seed) => {
    useKernels(fast);
    const { x, atoms } = plantedSums(n, 24, 24, seed, 0.02, each);
    const options = { width: 24, active: each, steps: 2000, batch: 256, rate: 0.003, seed: 42 };
    const training = trainer(x, options);
    training.advance(2000);
    const { model, dead } = training.finish();
    const cosines = bestCosines(atoms, model.decoder);
    // With the replacing of silent latents only, one and seven of the atoms were below 0.9.
    expect(cosines.every((cosine) => cosine > 0.9)).toBe(true);
    expect(cosines.reduce((sum, value) => sum + value, 0) / cosines.length).toBeGreaterThan(0.95);
    expect(dead).toBe(0);
  });

  it('keeps decoder rows at unit length, and counts what is active in no row', () => {
    const { x } = plantedSums(80, 10, 12, 5);
    const training = trainer(x, options);
    expect(training.advance(1000)).toBe(60);
    const { model, activations, dead } = training.finish();
    for (let i = 0; i < 16; i++) expect(Math.abs(norm(row(model.decoder, i)) - 1)).toBeLessThan(1e-6);
    expect(activations.values.length).toBeLessThanOrEqual(3 * 80);
    expect(dead).toBe(16 - new Set(activations.latents).size);
  });

  it('is the same with any kernels, in any number of steps at once', () => {
    const { x } = plantedSums(80, 10, 12, 6);
    const found = [plain, fast].map((set) => {
      useKernels(set);
      const training = trainer(x, options);
      while (training.advance(set === plain ? 60 : 7) < 60);
      return training.finish();
    });
    expect(found[1]).toEqual(found[0]);
  });

  it('is the same in any team, in the order given, and frees what the team holds', async () => {
    const { x } = plantedSums(80, 10, 12, 7);
    const trainings = [1, 2, 3, 4, 5].map((seed) => ({ x, options: { ...options, seed } }));
    const alone = await trainTogether(trainings, quietWork);
    const work = teamWork(3);
    expect(await trainTogether(trainings, work)).toEqual(alone);
    expect(work.held()).toBe(0);
    expect(alone[1]!.explained).not.toBe(alone[0]!.explained);
    expect(await trainTogether(trainings.slice(0, 1), teamWork(3))).toEqual(alone.slice(0, 1));
  });
});
