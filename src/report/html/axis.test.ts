import { describe, expect, it } from 'vitest';
import { axisOf } from './axis.ts';

const labels = (axis: Parameters<typeof axisOf>[0], values: readonly number[]) =>
  axisOf(axis, values).ticks.map(({ label }) => label);

describe('the axis of a report’s chart', () => {
  it('has whole ticks for whole values, such as the places of layers', () => {
    expect(labels({ name: 'layer, in order', log: false }, [1, 2, 3])).toEqual(['1', '2', '3']);
    expect(labels({ name: 'layer, in order', log: false }, [1, 2])).toEqual(['1', '2']);
    expect(labels({ name: 'slope', log: false }, [1, 2.5])).toEqual(['1.0', '1.5', '2.0', '2.5']);
  });

  it('has ticks also if its logarithmic range holds no round value', () => {
    const axis = axisOf({ name: 'L0', log: true }, [16.7, 17.1, 17.4]);
    expect(axis.ticks.map(({ label }) => label)).toEqual(['16.8', '17.0', '17.2']);
    for (const { value } of axis.ticks) {
      expect(axis.at(value)).toBeGreaterThan(0);
      expect(axis.at(value)).toBeLessThan(1);
    }
    expect(labels({ name: 'L0', log: true }, [1, 1000])).toEqual(['1', '10', '100', '1,000']);
  });
});
