import { expect, test } from 'vitest';
import { random } from '../../random/random.ts';
import { maximumStatistic } from './maximumStatistic.ts';

const TRIALS = 2000;
const DRAWS = 19;

test('the smallest of several corrected p values rejects at the nominal rate, however the figures depend on each other', () => {
  for (const shared of [0, 0.9]) {
    const stream = random(5);
    const row = () => {
      const common = stream.normal();
      return Array.from({ length: 6 }, (_, i) => {
        const value = shared * common + Math.sqrt(1 - shared ** 2) * stream.normal();
        return i === 0 ? value : Math.exp(value);
      });
    };
    let rejected = 0;
    let beyond = 0;
    for (let trial = 0; trial < TRIALS; trial++) {
      const values = row();
      const { p, reach, mean, sd } = maximumStatistic(values, Array.from({ length: DRAWS }, row));
      const smallest = Math.min(...p.map((one) => one!));
      if (smallest <= 0.05) rejected++;
      if (values.some((value, i) => Math.abs(value - mean[i]!) > reach * sd[i]!)) beyond++;
    }
    expect(beyond).toBe(rejected);
    const error = Math.sqrt((0.05 * 0.95) / TRIALS);
    expect(Math.abs(rejected / TRIALS - 0.05)).toBeLessThan(3.5 * error);
  }
});

test('a figure far outside is found, one without value has no p, and one that does not vary is within', () => {
  const draws = Array.from({ length: 39 }, (_, i) => [i % 7, NaN, 3, 1]);
  const { p } = maximumStatistic([100, NaN, 3, 2], draws);
  expect(p[0]).toBe(1 / 40);
  expect(p[1]).toBeNull();
  expect(p[2]).toBe(1);
  expect(p[3]).toBe(1 / 40);
  expect(maximumStatistic([1], [[2]]).reach).toBe(Infinity);
});
