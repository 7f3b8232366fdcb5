import { describe, expect, it } from 'vitest';
import { random } from '../random/random.ts';
import { teamWork } from '../work/testing/teamWork.ts';
import { quietWork } from '../work/work.ts';
import { mixedRows } from './mixedRows.ts';

function moments(data: Float32Array, n: number, d: number) {
  const mean = Float64Array.from({ length: d }, (_, j) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += data[i * d + j]! / n;
    return sum;
  });
  const scatter = new Float64Array(d * d);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      for (let k = 0; k < d; k++) {
        scatter[j * d + k]! += (data[i * d + j]! - mean[j]!) * (data[i * d + k]! - mean[k]!);
      }
    }
  }
  return [...mean, ...scatter];
}

describe('mixed rows', () => {
  it.each([
    [40, 5],
    [6, 12],
    [2, 3],
    [1, 3],
  ])('of %i × %i keep the mean and the covariance, and nothing else', async (n, d) => {
    const stream = random(3);
    const data = Float32Array.from({ length: n * d }, () => 1 + Math.exp(stream.normal()));
    const mixed = await mixedRows({ data, rows: n, columns: d }, random(5), quietWork);
    const [before, after] = [moments(data, n, d), moments(mixed.data, n, d)];
    after.forEach((value, i) => expect(value).toBeCloseTo(before[i]!, 3));
    if (n > 2) expect(Math.abs(mixed.data[0]! - data[0]!)).toBeGreaterThan(1e-3);
  });

  it.each([
    [90, 70],
    [3, 40],
    [2, 1],
    [1, 2],
  ])('of %i × %i are the same in every team', async (n, d) => {
    const stream = random(7);
    const x = { data: Float32Array.from({ length: n * d }, () => stream.normal()), rows: n, columns: d };
    const alone = await mixedRows(x, random(5), quietWork);
    const work = teamWork(3);
    expect(await mixedRows(x, random(5), work)).toEqual(alone);
    expect(work.held()).toBe(0);
  });

  it('are alike, whichever row was far: each row has the variance of a random rotation', async () => {
    const [n, draws] = [12, 400];
    const stream = random(1);
    const data = new Float32Array(n);
    data[0] = 1;
    const squares = new Float64Array(n);
    for (let draw = 0; draw < draws; draw++) {
      const mixed = await mixedRows({ data, rows: n, columns: 1 }, stream, quietWork);
      mixed.data.forEach((value, i) => (squares[i]! += (value - 1 / n) ** 2 / draws));
    }
    // The scatter 1 − 1/n is shared out evenly; the deviation of a mean of 400 squares is about 7 % of it.
    for (const square of squares) expect(square / ((1 - 1 / n) / n)).toBeCloseTo(1, 0);
    expect(Math.max(...squares) / Math.min(...squares)).toBeLessThan(1.7);
  });
});
