import { expect, test } from 'vitest';
import { random } from '../random/random.ts';
import { atOnce } from '../work/steps.ts';
import { quietWork } from '../work/work.ts';
import { nearestNeighbours } from './nearestNeighbours.ts';
import { nearestSteps } from './nearestSteps.ts';

test('finds what the search of a team finds, with equal distances and copies', async () => {
  const stream = random(3);
  const [rows, columns] = [300, 5];
  const data = Float32Array.from({ length: rows * columns }, () => Math.round(2 * stream.normal()));
  const x = { data, rows, columns };
  for (const metric of ['euclidean', 'cosine'] as const) {
    for (const k of [1, 4]) {
      expect(atOnce(nearestSteps(x, k, metric))).toEqual(
        await nearestNeighbours(x, { k, metric }, quietWork),
      );
    }
  }
});
