import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matrix } from '../../../math/matrices/matrix.ts';
import { quietWork } from '../../../math/work/work.ts';
import { axisSigns, projected, withSigns } from './alignment.ts';
import { cloud } from './cloud.ts';
import { gaussianWorld } from '../../galaxy/analysis/testing/worlds.ts';

const falling = (j: number) => 1 / (1 + j);
const sign = fc.constantFrom(-1, 1);

describe('axis signs', () => {
  test('undo any change of signs', async () => {
    const { directions } = await cloud(gaussianWorld(200, 8, 1, falling), {}, quietWork);
    fc.assert(
      fc.property(fc.tuple(sign, sign, sign), (signs) => {
        const turned = directions.map((value, at) => value * signs[Math.floor(at / 8)]!);
        expect(axisSigns(directions, turned)).toEqual(signs);
      }),
    );
  });

  test('leave an axis at right angles as it is', () => {
    const before = Float64Array.of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
    const after = Float64Array.of(0, 1, 0, 0, 0, -1, 0, 0, 0, 0, 0, 1);
    expect(axisSigns(before, after)).toEqual([1, -1, 1]);
  });

  test('turn positions axis by axis', () => {
    const positions = Float32Array.of(1, 2, 3, 4, 5, 6);
    expect(withSigns(positions, [1, -1, -1])).toEqual(Float32Array.of(1, -2, -3, 4, -5, -6));
    expect(withSigns(positions, [1, 1, 1])).toBe(positions);
  });
});

describe('projected', () => {
  test('on a cloud’s own axes gives its own positions, in both kinds of axes', async () => {
    const world = gaussianWorld(150, 6, 2, falling);
    for (const axes of ['scores', 'paper'] as const) {
      const { directions, eigenvalues, positions } = await cloud(world, { axes }, quietWork);
      const factor = (i: number) => (axes === 'paper' ? Math.sqrt(eigenvalues[i]!) : 1);
      const found = projected(world, { directions, factors: [factor(0), factor(1), factor(2)] });
      for (let at = 0; at < found.length; at++) {
        expect(Math.abs(found[at]! - positions[at]!)).toBeLessThan(1e-5);
      }
    }
  });

  test('refuses axes of another space', () => {
    const x = matrix(new Float32Array(12), 3, 4);
    expect(() => projected(x, { directions: new Float64Array(15), factors: [1, 1, 1] })).toThrow(
      'axes of 5 dimensions, expected 4',
    );
  });
});
