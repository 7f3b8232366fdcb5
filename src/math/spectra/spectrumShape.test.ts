import { expect, test } from 'vitest';
import reference from '../fixtures/galaxy.json' with { type: 'json' };
import { logVolume, participationRatio, varianceShare } from './spectrumShape.ts';

const { eigenvalues } = reference;

test('participation ratio, log volume and shares of variance are NumPy’s', () => {
  expect(Math.abs(participationRatio(eigenvalues) / reference.participationRatio - 1)).toBeLessThan(1e-12);
  const volume = logVolume(eigenvalues, { from: 11, to: 150 });
  expect(Math.abs(volume.value / reference.logVolume - 1)).toBeLessThan(1e-12);
  expect(volume).toMatchObject({ from: 11, to: 150, n: 140, excluded: 0 });
  for (const [components, share] of reference.shares as [number, number][]) {
    expect(varianceShare(eigenvalues, components)).toBeCloseTo(share, 12);
  }
});

test('equal directions all count, a single one counts as one, and no variance as none', () => {
  expect(participationRatio([2, 2, 2, 2])).toBeCloseTo(4, 12);
  expect(participationRatio([5, 0, 0])).toBe(1);
  expect(participationRatio([0, 0])).toBeNaN();
  expect(varianceShare([0, 0], 1)).toBe(0);
});

test('a log volume leaves out directions without variance and counts them', () => {
  expect(logVolume([Math.E, 1, 0, -1e-18], { from: 1, to: 4 })).toMatchObject({
    value: 1,
    n: 2,
    excluded: 2,
  });
  expect(logVolume([1, 1], { from: 1, to: 10 })).toMatchObject({ n: 2, excluded: 0 });
});
