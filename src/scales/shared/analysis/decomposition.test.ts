import { describe, expect, it } from 'vitest';
import { matrix, row, type Matrix } from '../../../math/matrices/matrix.ts';
import { random } from '../../../math/random/random.ts';
import { quietWork } from '../../../math/work/work.ts';
import { besideRandom, decomposition, randomDecompositions } from './decomposition.ts';

/** Features whose spectrum is a power law, and nothing else. */
function powerWorld(n: number, dim: number, seed: number): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: n * dim }, (_, at) => stream.normal() * (1 + (at % dim)) ** -0.5),
    n,
    dim,
  );
}

/** The same world, in which the first feature is a sum of three others and a little noise. */
function plantedWorld(n: number, dim: number): { world: Matrix; parts: number[] } {
  const world = powerWorld(n, dim, 5);
  const parts = [40, 90, 200];
  const first = row(world, 0);
  for (let j = 0; j < dim; j++) {
    first[j] = 0.1 * first[j]! + parts.reduce((sum, part) => sum + row(world, part)[j]!, 0);
  }
  return { world, parts };
}

describe('the decomposition of a feature', () => {
  it('finds the few features that it is made of, and stands above random directions', async () => {
    const { world, parts } = plantedWorld(400, 60);
    const found = await decomposition(world, { feature: 0 }, quietWork);
    expect(found.others).toBe(399);
    expect([...found.atoms.subarray(0, 3)].sort((a, b) => a - b)).toEqual(parts);
    expect(found.explained[2]).toBeGreaterThan(0.97);
    const { steps, total } = besideRandom(found, await randomDecompositions(world, {}, quietWork));
    expect(steps.length).toBe(8);
    expect(steps[2]!.mean).toBeLessThan(0.7);
    expect(total.value).toBe(found.explained[7]);
    expect(total.p).toBe(1 / 200);
    expect(total.z).toBeGreaterThan(3);
  });

  it('stands among random directions if nothing is planted: p is at most 0.05 as rarely as it should be', async () => {
    const world = powerWorld(500, 60, 8);
    const random = await randomDecompositions(world, { draws: 59 }, quietWork);
    let below = 0;
    let sum = 0;
    const features = 60;
    for (let feature = 0; feature < features; feature++) {
      const { total } = besideRandom(await decomposition(world, { feature }, quietWork), random);
      if (total.p! <= 0.05) below++;
      sum += total.z!;
    }
    expect(below).toBeLessThanOrEqual(7);
    expect(Math.abs(sum / features)).toBeLessThan(0.5);
  });

  it('can be made of the rows of another decoder, beside the same random directions, with no row barred', async () => {
    const { world, parts } = plantedWorld(400, 60);
    const among = matrix(Float32Array.from(parts.flatMap((part) => [...row(world, part)])), 3, 60);
    const found = await decomposition(world, { feature: 0 }, quietWork, among);
    expect(found.others).toBe(3);
    expect([...found.atoms].sort((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(found.explained[2]).toBeGreaterThan(0.97);
    const random = await randomDecompositions(world, { draws: 9 }, quietWork, among);
    expect(besideRandom(found, random).total.null.mean).toBeLessThan(0.5);
    const other = await randomDecompositions(
      world,
      { draws: 9, seed: 42 },
      quietWork,
      matrix(world.data.slice(), 400, 60),
    );
    const own = await randomDecompositions(world, { draws: 9, seed: 42 }, quietWork);
    expect(other.explained[0]).toBeGreaterThanOrEqual(own.explained[0]!);
    await expect(decomposition(world, { feature: 0 }, quietWork, powerWorld(5, 7, 1))).rejects.toThrow(
      'expected directions of 60 dimensions to decompose into, found 7',
    );
  });

  it('does not depend on the length of directions, and never uses the feature itself or zero rows', async () => {
    const world = powerWorld(30, 6, 2);
    row(world, 4).fill(0);
    const scaled = matrix(
      world.data.map((value, at) => value * (1 + (Math.floor(at / 6) % 3))),
      30,
      6,
    );
    const found = await decomposition(world, { feature: 7, atoms: 5 }, quietWork);
    const other = await decomposition(scaled, { feature: 7, atoms: 5 }, quietWork);
    expect(other.atoms).toEqual(found.atoms);
    expect(found.others).toBe(28);
    expect(found.atoms).not.toContain(7);
    expect(found.atoms).not.toContain(4);
    found.coefficients.forEach((value, i) => expect(other.coefficients[i]).toBeCloseTo(value, 5));
  });

  it('that ends early is compared with its last share', async () => {
    // Feature 0 is twice feature 1: one atom explains all of it.
    const world = powerWorld(20, 8, 3);
    row(world, 0).set(row(world, 1).map((value) => 2 * value));
    const found = await decomposition(world, { feature: 0 }, quietWork);
    expect([...found.atoms]).toEqual([1]);
    const { steps, total } = besideRandom(found, await randomDecompositions(world, {}, quietWork));
    expect(steps.length).toBe(1);
    expect(total.value).toBeCloseTo(1, 10);
    expect(total.null.mean).toBeGreaterThan(steps[0]!.mean);
  });

  it('refuses a feature that does not exist or has no direction', async () => {
    const world = powerWorld(3, 4, 1);
    await expect(decomposition(world, { feature: 3 }, quietWork)).rejects.toThrow(
      'expected a feature below 3, found 3',
    );
    row(world, 1).fill(0);
    await expect(decomposition(world, { feature: 1 }, quietWork)).rejects.toThrow('direction of length 0');
    await expect(randomDecompositions(world, {}, quietWork)).rejects.toThrow('found 2 of 3');
    row(world, 2).fill(0);
    await expect(decomposition(world, { feature: 0 }, quietWork)).rejects.toThrow('found none among 3');
  });
});
