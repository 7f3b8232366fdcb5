import { expect, test } from 'vitest';
import { random } from '../random/random.ts';
import { correctedP } from './maximumStatistic.ts';

test('a figure far beyond all draws has the smallest p, a figure amid them has 1', () => {
  const draws = Array.from({ length: 19 }, (_, i) => [i, -i]);
  const [far, amid] = correctedP([1000, -9], draws);
  expect(far).toBe(1 / 20);
  expect(amid).toBe(1);
});

test('a value that does not exist has no p, and a figure that does not vary has 1', () => {
  const found = correctedP(
    [NaN, 2],
    [
      [1, 2],
      [2, 2],
    ],
  );
  expect([...found]).toEqual([NaN, 1]);
});

test('the smallest p of several figures like their draws rejects as often as it says', () => {
  const stream = random(5);
  const trials = 2000;
  for (const figures of [1, 6]) {
    let rejected = 0;
    for (let trial = 0; trial < trials; trial++) {
      // Skewed figures that depend on each other.
      const draw = () => {
        const common = stream.normal();
        return Array.from({ length: figures }, (_, f) => Math.exp(common + f * stream.normal()));
      };
      const p = correctedP(draw(), Array.from({ length: 19 }, draw));
      if (Math.min(...p) <= 0.05) rejected++;
    }
    expect(Math.abs(rejected / trials - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / trials));
  }
});
