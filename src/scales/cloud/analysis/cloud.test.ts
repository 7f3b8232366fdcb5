import { describe, expect, test } from 'vitest';
import { matrix } from '../../../math/matrices/matrix.ts';
import { quietWork } from '../../../math/work/work.ts';
import { cloud } from './cloud.ts';
import reference from '../../galaxy/analysis/fixtures/galaxy.json' with { type: 'json' };
import { gaussianWorld } from '../../galaxy/analysis/testing/worlds.ts';

const x = matrix(Float32Array.from(reference.x), reference.n, reference.dim);
const largest = Math.max(...reference.scores.map(Math.abs));

describe('cloud', () => {
  test('plain scores, eigenvalues and shares are scikit-learn’s', async () => {
    const found = await cloud(x, { axes: 'scores' }, quietWork);
    for (let axis = 0; axis < 3; axis++) {
      expect(Math.abs(found.eigenvalues[axis]! / reference.eigenvalues[axis]! - 1)).toBeLessThan(1e-5);
      expect(Math.abs(found.share[axis]! / reference.share[axis]! - 1)).toBeLessThan(1e-5);
      expect(found.deviations[axis]!).toBeCloseTo(Math.sqrt(found.eigenvalues[axis]!), 12);
    }
    for (const [at, score] of reference.scores.entries()) {
      expect(Math.abs(found.positions[at]! - score)).toBeLessThan(1e-5 * largest);
    }
    expect(found).toMatchObject({ n: 120, dim: 12, components: [1, 2, 3], axes: 'scores', converged: true });
    expect(found.preprocessing).toContain('centred');
  });

  test('the paper’s axes are scores × √λ, and any three components may be shown', async () => {
    const plain = await cloud(x, { components: [3, 1, 7], axes: 'scores' }, quietWork);
    const paper = await cloud(x, { components: [3, 1, 7] }, quietWork);
    expect(paper.axes).toBe('paper');
    for (let at = 0; at < plain.positions.length; at++) {
      const expected = plain.positions[at]! * Math.sqrt(plain.eigenvalues[at % 3]!);
      expect(Math.abs(paper.positions[at]! - expected)).toBeLessThan(1e-6);
    }
    const first = await cloud(x, { axes: 'scores' }, quietWork);
    expect(plain.positions[1]).toBeCloseTo(first.positions[0]!, 5);
    expect(plain.eigenvalues[2]! / reference.eigenvalues[6]!).toBeCloseTo(1, 5);
    for (let axis = 0; axis < 3; axis++) {
      expect(paper.deviations[axis]! / paper.eigenvalues[axis]!).toBeCloseTo(1, 12);
    }
  });

  test('in a plane the third axis is flat', async () => {
    const found = await cloud(gaussianWorld(30, 2, 1), {}, quietWork);
    expect(found.eigenvalues[2]).toBe(0);
    expect(found.share[0]! + found.share[1]!).toBeCloseTo(1, 6);
    for (let i = 0; i < 30; i++) expect(found.positions[3 * i + 2]).toBe(0);
  });

  test('points that are all equal lie at the origin', async () => {
    const found = await cloud(matrix(new Float32Array(20).fill(3), 5, 4), {}, quietWork);
    expect([...found.positions]).toEqual(new Array(15).fill(0));
    expect([...found.share]).toEqual([0, 0, 0]);
  });

  test('an unknown component is refused by name', async () => {
    await expect(cloud(x, { components: [1, 2, 13] }, quietWork)).rejects.toThrow(
      'Principal component 13 was asked for, and the features have 12 dimensions',
    );
  });
});
