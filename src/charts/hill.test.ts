import { expect, test } from 'vitest';
import { hill } from './hill.ts';

test('the axis has round ticks in their places, however far the value is from its null', () => {
  for (const [value, mean, sd] of [
    [0.031, 0, 0.001],
    [0.77, 0.01, 0.02],
    [-1200, 0, 5],
    [0, 0, 0],
  ] as const) {
    const { ticks } = hill(value, { mean, sd }, 280, 18)!;
    expect(ticks.length).toBeGreaterThanOrEqual(1);
    expect(ticks.length).toBeLessThanOrEqual(5);
    for (const { x } of ticks) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(280);
    }
  }
  const { ticks } = hill(0.77, { mean: 0.01, sd: 0.02 }, 280, 18)!;
  expect(ticks.map(({ at }) => Math.round(at * 100))).toEqual([0, 50]);
});

test('draws far from the mean that is stated with them give no hill, but a path that can be drawn', () => {
  const samples = new Float64Array(100);
  const { path, value } = hill(2, { mean: 1, sd: 0.001, samples }, 280, 18)!;
  expect(path).not.toMatch(/NaN|Infinity/);
  expect(value).toBeLessThanOrEqual(280);
});

test('draws that do not exist give no hill of their own, and a value or a null that does not exist gives none', () => {
  const samples = new Float64Array(30).fill(NaN);
  const drawn = hill(1, { mean: 0, sd: 1, samples }, 280, 18);
  expect(drawn!.path).toBe(hill(1, { mean: 0, sd: 1 }, 280, 18)!.path);
  for (const bad of [NaN, Infinity, -Infinity]) {
    expect(hill(bad, { mean: 0, sd: 1 }, 280, 18)).toBeNull();
    expect(hill(1, { mean: bad, sd: 1 }, 280, 18)).toBeNull();
  }
  expect(hill(1, { mean: 0, sd: NaN }, 280, 18)).toBeNull();
});
