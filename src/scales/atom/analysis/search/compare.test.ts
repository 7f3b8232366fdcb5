import { describe, expect, it } from 'vitest';
import { randomMatrix } from '../../../../math/kernels/testing/laws/naive.ts';
import { teamWork } from '../../../../math/work/testing/teamWork.ts';
import { quietWork } from '../../../../math/work/work.ts';
import { bestQuadruples } from './compare.ts';
import { shortDifferences } from './shortDifferences.ts';

describe('the best pairs of differences', () => {
  it.each(['parallelogram', 'trapezoid'] as const)(
    'are the same in every team as in one thread, ties included: %s',
    async (shape) => {
      for (const coarse of [false, true]) {
        // On a coarse grid many pairs have the same error, and which of them are kept depends on their order.
        const points = randomMatrix(70, 3, 4, (value) => (coarse ? Math.round(value) : value));
        const differences = await shortDifferences(points, 1500, quietWork);
        const one = await bestQuadruples(differences, shape, 40, quietWork, Infinity);
        expect(one).toHaveLength(40);
        for (const size of [1, 3, 8]) {
          for (const alone of [1, 64]) {
            const work = teamWork(size);
            expect(await bestQuadruples(differences, shape, 40, work, alone)).toEqual(one);
            expect(work.held()).toBe(0);
          }
        }
      }
    },
  );

  it('are all pairs where fewer are asked for than there are', async () => {
    const differences = await shortDifferences(randomMatrix(9, 4, 2), 36, quietWork);
    const all = await bestQuadruples(differences, 'trapezoid', 5000, teamWork(3), 1);
    expect(all).toEqual(await bestQuadruples(differences, 'trapezoid', 5000, quietWork, Infinity));
  });
});
