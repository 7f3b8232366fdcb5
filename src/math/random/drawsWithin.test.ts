import { expect, test } from 'vitest';
import { drawsWithin } from './drawsWithin.ts';
import { random } from './random.ts';

const groups = [0, 0, 0, 1, 1, 1, 1, 2, 2, 2];

test('a random set has as many items of each group, each once', () => {
  const draw = drawsWithin(groups, [0, 3, 4, 9], random(1));
  for (let i = 0; i < 50; i++) {
    const items = draw();
    expect(new Set(items).size).toBe(4);
    expect(Array.from(items, (item) => groups[item]).sort()).toEqual([0, 1, 1, 2]);
  }
});

test('every set of a group is drawn equally often, the given one included', () => {
  const draw = drawsWithin(groups, [3, 4], random(2));
  const times = new Map<string, number>();
  const draws = 6000;
  for (let i = 0; i < draws; i++) {
    const key = [...draw()].sort((a, b) => a - b).join();
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  expect(times.size).toBe(6);
  const error = Math.sqrt(draws * (1 / 6) * (5 / 6));
  for (const count of times.values()) expect(Math.abs(count - draws / 6)).toBeLessThan(4 * error);
});

test('an item that does not exist is refused', () => {
  expect(() => drawsWithin(groups, [10], random(1))).toThrow('expected items below 10, found 10');
});
