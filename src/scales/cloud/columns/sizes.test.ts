import { describe, expect, test } from 'vitest';
import { column } from '../colouring/numbers.ts';
import { sizedBy, sizedByFrequency } from './sizes.ts';

describe('sizes of points', () => {
  test('grow with the fourth root of the frequency; the legend shows three of them', () => {
    const values = Float32Array.of(1, 1 / 16, 0, NaN);
    const { sizes, legend } = sizedByFrequency(
      4,
      column('frequency', values, (value) => `${value}`),
    );
    expect(Array.from(sizes)).toEqual([17, 10, 3, 5]);
    expect(legend?.entries).toEqual([
      { name: '0.00390625', diameter: 6.5 },
      { name: '0.0625', diameter: 10 },
      { name: '1', diameter: 17 },
    ]);
  });

  test('grow with the area from the least to the greatest value; the legend says where', () => {
    const values = Float32Array.of(-10, 10, 0, NaN, -10, 10);
    const { sizes, legend } = sizedBy(7, column('score', values));
    expect(Array.from(sizes.subarray(0, 2))).toEqual([3, 17]);
    expect(sizes[2]).toBeCloseTo(3 + 14 * Math.SQRT1_2, 5);
    expect([sizes[3], sizes[6]]).toEqual([5, 5]);
    expect(legend).toMatchObject({ title: 'size: score' });
    expect(legend?.entries.map(({ diameter }) => Math.round(diameter))).toEqual([3, 13, 17]);
  });

  test('are alike if the column does not vary, and then need no legend', () => {
    const { sizes, legend } = sizedBy(3, column('score', Float32Array.of(2, 2, NaN)));
    expect(Array.from(sizes)).toEqual([9, 9, 9]);
    expect(legend).toBeNull();
  });

  test('of one size are larger in a cloud of few points, whose colours are not seen otherwise', () => {
    const flat = (n: number) => sizedBy(n, column('score', new Float32Array(n))).sizes[n - 1]!;
    expect(flat(1024)).toBe(5);
    expect(flat(4096)).toBe(5);
    expect(flat(128)).toBeCloseTo(5 * Math.SQRT2, 5);
  });
});
