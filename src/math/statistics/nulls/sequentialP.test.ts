import { expect, it } from 'vitest';
import { random } from '../../random/random.ts';
import { sequentialP } from './sequentialP.ts';

it('stops at the draw with which enough are as far out', () => {
  expect(sequentialP(3, [1, 3, 2, 4, 9, 9], 'above', 2)).toBe(2 / 4);
  expect(sequentialP(3, [1, 3, 2, 4], 'above', 3)).toBe(3 / 5);
  expect(sequentialP(3, [1, 5, 2, 4], 'below', 2)).toBe(2 / 3);
  expect(sequentialP(0.1 + 0.2, [0.3], 'above', 5)).toBe(1);
});

it('has no p without a value or a draw', () => {
  expect(sequentialP(NaN, [1], 'above', 2)).toBeNull();
  expect(sequentialP(1, [NaN], 'above', 2)).toBeNull();
});

it('rejects at no more than its nominal rate, however few draws it needs', () => {
  const stream = random(18);
  const worlds = 4000;
  for (const level of [0.05, 0.2, 0.5]) {
    let rejected = 0;
    for (let world = 0; world < worlds; world++) {
      const draws = Float64Array.from({ length: 199 }, () => stream.normal());
      if (sequentialP(stream.normal(), draws, 'above', 10)! <= level) rejected++;
    }
    const sd = Math.sqrt((level * (1 - level)) / worlds);
    expect(rejected / worlds).toBeLessThan(level + 4 * sd);
    expect(rejected / worlds).toBeGreaterThan(0.8 * level - 4 * sd);
  }
});
