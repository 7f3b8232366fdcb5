import { describe, expect, it } from 'vitest';
import { matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';
import { quietWork } from '../../work/work.ts';
import { randomMixes } from './randomMixes.ts';

const DEVIATIONS = [3, 2, 1, 0.5];
const DIM = DEVIATIONS.length;

/** A cloud away from the origin, with rows of different lengths and one row of zeros. */
function world(rows: number) {
  const stream = random(4);
  const data = Float32Array.from({ length: rows * DIM }, (_, at) => {
    const j = at % DIM;
    return (j === 0 ? 4 : 0) + DEVIATIONS[j]! * stream.normal();
  });
  return matrix(data.fill(0, 0, DIM), rows, DIM);
}

describe('random mixes', () => {
  it('have the mean and the covariance of the unit rows', async () => {
    const x = world(400);
    const unit: number[][] = [];
    for (let i = 1; i < x.rows; i++) {
      const values = [...x.data.subarray(i * DIM, (i + 1) * DIM)];
      const length = Math.hypot(...values);
      unit.push(values.map((value) => value / length));
    }
    const draws = (await randomMixes(x, 6000, random(1), quietWork)).map(({ vector }) => [...vector]);
    const moments = (rows: readonly (readonly number[])[]) => {
      const mean = DEVIATIONS.map((_, j) => rows.reduce((sum, one) => sum + one[j]! / rows.length, 0));
      const covariance = DEVIATIONS.flatMap((_, a) =>
        DEVIATIONS.map((_, b) =>
          rows.reduce((sum, one) => sum + ((one[a]! - mean[a]!) * (one[b]! - mean[b]!)) / rows.length, 0),
        ),
      );
      return [...mean, ...covariance];
    };
    const expected = moments(unit);
    moments(draws).forEach((value, at) => expect(Math.abs(value - expected[at]!)).toBeLessThan(0.02));
  });

  it('name the rows that they mix, each once and none of zeros, and are seeded', async () => {
    const x = world(1000);
    const draws = await randomMixes(x, 3, random(7), quietWork);
    for (const { without } of draws) {
      expect(without.length).toBe(62);
      expect(new Set(without).size).toBe(62);
      expect(without).not.toContain(0);
    }
    expect([...draws[0]!.without]).not.toEqual([...draws[1]!.without]);
    expect(await randomMixes(x, 3, random(7), quietWork)).toEqual(draws);
  });

  it('mix at most half of the rows, and need two', async () => {
    expect((await randomMixes(world(21), 1, random(1), quietWork))[0]!.without.length).toBe(10);
    await expect(randomMixes(world(2), 1, random(1), quietWork)).rejects.toThrow(
      'expected at least 2 rows that are not zero, found 1',
    );
  });
});
