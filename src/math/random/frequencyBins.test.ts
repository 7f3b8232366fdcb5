import { expect, test } from 'vitest';
import { frequencyBins } from './frequencyBins.ts';

test('bins are quantiles of the features that have a lobe', () => {
  const fired = [40, 10, 30, 20, 99, 50];
  expect([...frequencyBins(fired, [0, 1, 0, 1, -1, 0], 5)]).toEqual([3, 0, 2, 1, 0, 4]);
});

test('features that fire equally often are in one bin', () => {
  expect([...frequencyBins([7, 7, 7, 7], [0, 0, 1, 1], 20)]).toEqual([0, 0, 0, 0]);
  expect([...frequencyBins([1, 7, 7, 9], [0, 0, 1, 1], 4)]).toEqual([0, 1, 1, 3]);
});
