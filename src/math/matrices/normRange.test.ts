import { expect, it } from 'vitest';
import { normRange } from './normRange.ts';

const rows = (...lengths: number[]) => ({
  data: Float32Array.from(lengths.flatMap((length) => [0.6 * length, -0.8 * length])),
  rows: lengths.length,
  columns: 2,
});

it('finds the least, the median and the greatest length of rows', () => {
  const { least, median, greatest } = normRange(rows(5, 0, 10, 1));
  expect(least).toBe(0);
  expect(median).toBeCloseTo(3, 6);
  expect(greatest).toBeCloseTo(10, 6);
  expect(normRange(rows(10, 2, 3)).median).toBeCloseTo(3, 6);
  expect(normRange(rows()).median).toBeNaN();
});
