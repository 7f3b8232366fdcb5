import { describe, expect, it } from 'vitest';
import { axisTicks } from './axisTicks.ts';

const ticks = (length: number, centre: number, factor: number) =>
  axisTicks({ name: 'PC 1', length, values: { centre, factor } });

describe('ticks of an axis', () => {
  it('stand at round values, few of them, within the axis', () => {
    expect(ticks(1, 0, 1).map(({ text }) => text)).toEqual(['0.5', '1.0']);
    expect(ticks(0.9, 0, 3)).toEqual([
      { at: expect.closeTo(0.3) as number, text: '0.1' },
      { at: expect.closeTo(0.6) as number, text: '0.2' },
      { at: expect.closeTo(0.9) as number, text: '0.3' },
    ]);
    for (const factor of [1e-4, 0.02, 7, 900]) {
      const found = ticks(0.8, 0, factor);
      expect(found.length).toBeGreaterThanOrEqual(1);
      expect(found.length).toBeLessThanOrEqual(4);
      expect(found.every(({ at }) => at > 0 && at <= 0.8 + 1e-9)).toBe(true);
    }
  });

  it('count from the value at the centre', () => {
    const found = ticks(1, -0.7, 1);
    expect(found.map(({ text }) => text)).toEqual(['\u22120.5', '0.0']);
    expect(found[0]!.at).toBeCloseTo(0.2);
  });

  it('are none if the axis counts nothing', () => {
    expect(axisTicks({ name: 'a', length: 1 })).toEqual([]);
    expect(ticks(0, 0, 1)).toEqual([]);
  });
});
