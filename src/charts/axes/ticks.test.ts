import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countTick, linearTick, logTick } from './ticks.ts';

const labels = (ticks: number[]) => ticks.map((tick, i) => linearTick(tick, i, ticks));

describe('labels of a linear axis', () => {
  test.each([
    [
      [-0.5, 0, 0.5, 1],
      ['−0.5', '0', '0.5', '1.0'],
    ],
    [
      [0.98, 0.985, 0.99],
      ['0.980', '0.985', '0.990'],
    ],
    [
      [1, 1.00001, 1.00002],
      ['1.00000', '1.00001', '1.00002'],
    ],
    [
      [-50_000, 0, 50_000, 100_000],
      ['−50,000', '0', '50,000', '100,000'],
    ],
    [
      [0, 5e6, 1e7],
      ['0', '0.5×10⁷', '1.0×10⁷'],
    ],
    [
      [0, 1e-9, 2e-9],
      ['0', '10⁻⁹', '2×10⁻⁹'],
    ],
    [
      [0.15, 0.3],
      ['0.15', '0.30'],
    ],
    [[0], ['0']],
  ])('%j', (ticks, expected) => {
    expect(labels(ticks)).toEqual(expected);
  });

  test('no two are equal, whatever the place and the step', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -200, max: 200 }),
        fc.constantFrom(1, 2, 5),
        fc.integer({ min: -10, max: 8 }),
        (from, factor, exponent) => {
          const ticks = [0, 1, 2, 3].map((i) => (from + i) * factor * 10 ** exponent);
          expect(new Set(labels(ticks)).size).toBe(4);
        },
      ),
    );
  });
});

test.each([
  [1, '1'],
  [0.985, '0.985'],
  [2000, '2,000'],
  [1e-15, '10⁻¹⁵'],
  [2e-15, '2×10⁻¹⁵'],
  [1e6, '10⁶'],
])('on a logarithmic axis, %d is %s', (value, label) => {
  expect(logTick(value)).toBe(label);
});

test('between whole numbers of an axis of counts there is no label', () => {
  expect([0, 0.5, 1, 1500].map(countTick)).toEqual(['0', '', '1', '1,500']);
});
