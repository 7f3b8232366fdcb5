import { describe, expect, it } from 'vitest';
import { ribbonsOf } from './ribbons.ts';

describe('ribbons of a flow', () => {
  const { columns, ribbons } = ribbonsOf(
    [
      { features: 100, since: [100] },
      { features: 50, since: [20, 30] },
      { features: 80, since: [0, 30, 50] },
    ],
    200,
    100,
  );

  it('have boxes as high as their numbers of features, below each other', () => {
    expect(columns.map(({ height }) => height)).toEqual([100, 20, 30, 0, 30, 50]);
    expect(columns.map(({ y }) => y)).toEqual([0, 0, 20, 0, 0, 30]);
    expect(columns.map(({ x }) => x)).toEqual([0, 96, 96, 192, 192, 192]);
  });

  it('join the features that continue, and only these', () => {
    expect(ribbons.map(({ begin }) => begin)).toEqual([0, 1]);
    expect(ribbons[0]!.path).toBe('M8,0C52,0 52,0 96,0L96,20C52,20 52,20 8,20Z');
  });
});
