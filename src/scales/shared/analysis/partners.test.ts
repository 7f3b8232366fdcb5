import { expect, it } from 'vitest';
import { matrix } from '../../../math/matrices/matrix.ts';
import { quietWork } from '../../../math/work/work.ts';
import { partnersByCosine } from './partners.ts';

it('partners by cosine are the nearest, and a pair that is near from both sides is there once', async () => {
  // Directions at 0°, 10°, 30°, 90°.
  const angles = [0, 10, 30, 90].map((degrees) => (degrees * Math.PI) / 180);
  const x = matrix(Float32Array.from(angles.flatMap((a) => [Math.cos(a), Math.sin(a)])), 4, 2);
  const found = await partnersByCosine(x, [1, 0], 2, quietWork);
  expect([...found.ends]).toEqual([1, 0, 1, 2, 0, 2]);
  expect([...found.values].map((value) => Number(value.toFixed(3)))).toEqual([0.985, 0.94, 0.866]);
});
