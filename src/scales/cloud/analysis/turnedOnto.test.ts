import { describe, expect, test } from 'vitest';
import { quietWork } from '../../../math/work/work.ts';
import { cloud } from './cloud.ts';
import { gaussianWorld } from '../../galaxy/analysis/testing/worlds.ts';
import { turnedOnto } from './turnedOnto.ts';

const falling = (j: number) => 1 / (1 + j);

describe('turnedOnto', () => {
  test('brings a rotated cloud back onto itself', async () => {
    const { positions } = await cloud(gaussianWorld(100, 5, 3, falling), { axes: 'scores' }, quietWork);
    const [c, s] = [Math.cos(0.7), Math.sin(0.7)];
    const rotated = positions.map((_, at) => {
      const i = at - (at % 3);
      const [x, y, z] = [positions[i]!, positions[i + 1]!, positions[i + 2]!];
      return [c * x - s * y, s * x + c * y, -z][at % 3]!;
    });
    const found = turnedOnto(rotated, positions);
    expect(found.rest).toBeLessThan(1e-10);
    for (let at = 0; at < positions.length; at++) {
      expect(Math.abs(found.positions[at]! - positions[at]!)).toBeLessThan(1e-5);
    }
  });
});
