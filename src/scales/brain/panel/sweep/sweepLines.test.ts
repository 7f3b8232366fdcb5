import { describe, expect, it } from 'vitest';
import { csv } from '../../../../controls/table/saveTable.ts';
import type { SweepPoint } from '../../analysis/index.ts';
import { SWEEP_COLUMNS } from './sweepColumns.ts';
import { sweepLines } from './sweepLines.ts';

const figure = { null: { mean: 0.01, sd: 0.002 }, z: 12, p: 0.01, draws: 99 };
const point = (affinity: SweepPoint['affinity'], k: number): SweepPoint => ({
  affinity,
  k,
  ami: { value: k / 100, ...figure },
  balancedAccuracy: k > 2 ? { value: k / 50, ...figure, error: 0.03, lobesTested: k } : null,
  smallest: 5,
  largest: 50,
});
const POINTS = [point('phi', 2), point('phi', 4), point('dice', 2)];
const COLOURS = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];

describe('the lines of a sweep', () => {
  it('are one for each affinity that has points, in the colour of its place', () => {
    const lines = sweepLines(POINTS, 'ami', COLOURS);
    expect(lines.map(({ name }) => name)).toEqual(['phi', 'Dice']);
    expect(lines.map(({ colour }) => colour)).toEqual(['c1', 'c3']);
    expect(lines[0]!.points[1]).toEqual({
      affinity: 'phi',
      k: 4,
      value: 0.04,
      error: null,
      mean: 0.01,
      sd: 0.002,
      z: 12,
    });
  });

  it('leave out points without the figure, and lines without points', () => {
    const lines = sweepLines(POINTS, 'accuracy', COLOURS);
    expect(lines.map(({ name, points }) => [name, points.map(({ k }) => k)])).toEqual([['phi', [4]]]);
    expect(lines[0]!.points[0]!.error).toBe(0.03);
  });

  it('are saved with all their figures, empty if a point has no balanced accuracy', () => {
    const [header, first, second] = csv(SWEEP_COLUMNS, POINTS).split('\r\n');
    expect(header!.split(',')).toHaveLength(18);
    expect(first).toBe('phi,2,0.02,0.01,0.002,12,0.01,99,,,,,,,,,5,50');
    expect(second).toBe('phi,4,0.04,0.01,0.002,12,0.01,99,0.08,0.03,0.01,0.002,12,0.01,99,4,5,50');
  });
});
