import { expect, test } from 'vitest';
import { CANONICAL_L0 } from '../../../dataset/neuronpedia.ts';
import { MATCHED_LADDERS, PUBLISHED_MARKS } from './published/marks.ts';
import { rungName, rungOf, rungsOf } from './matchedL0.ts';

test('the published layers have two rungs, and the peak is on the lower one', () => {
  const rungs = rungsOf(PUBLISHED_MARKS.layers.map(({ l0 }) => l0));
  expect(rungs.map(rungName)).toEqual(['L0 70–93', 'L0 105–128']);
  const peak = PUBLISHED_MARKS.layers.filter(({ slope }) => slope < -0.4);
  expect(peak.map(({ layer }) => layer)).toEqual([11, 12, 13, 14]);
  for (const { l0 } of peak) expect(rungOf(l0, rungs)).toBe(0);
  for (const { l0 } of PUBLISHED_MARKS.layers.filter(({ layer }) => layer === 10 || layer === 15)) {
    expect(rungOf(l0, rungs)).toBe(1);
  }
});

test('each ladder of Gemma Scope is one rung', () => {
  for (const { l0 } of MATCHED_LADDERS) expect(rungsOf(Object.values(l0))).toHaveLength(1);
});

test('a rung spans at most a factor of 1.4', () => {
  expect(rungsOf([100, 10, 14, 14.1, 12, 120])).toEqual([
    { least: 10, most: 14 },
    { least: 14.1, most: 14.1 },
    { least: 100, most: 120 },
  ]);
  expect(rungsOf([])).toEqual([]);
  expect(rungOf(50, rungsOf([10, 100]))).toBe(-1);
  expect(rungName({ least: 70, most: 70 })).toBe('L0 70');
});

test('the published layers are those of Gemma Scope’s table', () => {
  expect(PUBLISHED_MARKS.layers.map(({ l0 }) => l0)).toEqual([...CANONICAL_L0['65k']]);
});
