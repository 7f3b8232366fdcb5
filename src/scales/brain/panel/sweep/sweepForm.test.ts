import { describe, expect, it } from 'vitest';
import type { SweepPoint } from '../../analysis/index.ts';
import { isSweepPoint } from './sweepForm.ts';

const FIGURE = { value: 0.4, null: { mean: 0.01, sd: 0.02 }, z: 19.5, p: 0.01, draws: 99 };
const POINT: SweepPoint = {
  affinity: 'phi',
  k: 3,
  ami: FIGURE,
  balancedAccuracy: { ...FIGURE, error: 0.1, lobesTested: 3 },
  smallest: 12,
  largest: 400,
};
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('a stored point of a sweep', () => {
  it('fits after it went through JSON, also without a balanced accuracy, a z or a p', () => {
    expect(isSweepPoint(stored(POINT))).toBe(true);
    const bare = { ...POINT, balancedAccuracy: null, ami: { ...FIGURE, z: null, p: null } };
    expect(isSweepPoint(stored(bare))).toBe(true);
  });

  it.each([
    ['a figure is missing', { ...POINT, ami: undefined }],
    ['a figure is a plain number', { ...POINT, ami: 0.4 }],
    ['a number is missing', { ...POINT, ami: { ...FIGURE, value: NaN } }],
    ['the affinity is unknown', { ...POINT, affinity: 'tanimoto' }],
    ['it is no object', 'phi 3'],
  ])('does not fit if %s', (_, value) => {
    expect(isSweepPoint(stored(value))).toBe(false);
  });
});
