import { describe, expect, it } from 'vitest';
import { matrix, type Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import { teamWork } from '../../work/testing/teamWork.ts';
import { CancelledError, quietWork } from '../../work/work.ts';
import { logisticFits } from './fitsOnTeam.ts';
import { logisticRegression } from './logisticRegression.ts';

const stream = random(5);
const [n, dim, classes] = [240, 6, 3];
const labels = Array.from({ length: n }, (_, i) => i % classes);
const x: Matrix = matrix(
  Float32Array.from({ length: n * dim }, (_, p) => {
    const [row, column] = [Math.floor(p / dim), p % dim];
    return stream.normal() + (labels[row] === column ? 1.5 : 0);
  }),
  n,
  dim,
);
const turned = (by: number) => labels.map((label, i) => (i % 7 === 0 ? (label + by) % classes : label));

describe('logisticFits', () => {
  it.each([1, 2, 8])('fits each labelling as it is fitted alone, with a team of %i', async (size) => {
    const work = teamWork(size);
    const fits = Array.from({ length: 11 }, (_, by) => ({
      labels: turned(by),
      tolerance: 10 ** -(2 + (by % 3)),
    }));
    const models = await logisticFits(x, fits, classes, work);
    expect(models).toHaveLength(11);
    for (const [i, { labels: own, tolerance }] of fits.entries()) {
      expect(models[i]!.converged).toBe(true);
      expect(models[i]!.gradient).toBeLessThanOrEqual(tolerance);
      const alone = await logisticRegression(x, own, classes, { tolerance: 1e-5 }, quietWork);
      models[i]!.coefficients.data.forEach((value, p) =>
        expect(Math.abs(value - alone.coefficients.data[p]!)).toBeLessThan(2 * tolerance),
      );
    }
    expect(work.held()).toBe(0);
  });

  it('keeps nothing when it is cancelled', async () => {
    const { team, held } = teamWork(2);
    const work = { ...quietWork, team, pause: () => Promise.reject(new CancelledError()) };
    await expect(logisticFits(x, [{ labels, tolerance: 1e-4 }], classes, work)).rejects.toThrow(
      CancelledError,
    );
    expect(held()).toBe(0);
  });
});
