import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideNull } from './nullFigure.ts';
import { meanAndDeviation } from './meanAndDeviation.ts';

test('a value far outside its null has the smallest p that the draws allow', () => {
  const figure = besideNull(10, [1, 2, 3, 4]);
  expect(figure.null.mean).toBe(2.5);
  expect(figure.null.sd).toBeCloseTo(Math.sqrt(5 / 3), 12);
  expect(figure.z).toBeCloseTo(7.5 / Math.sqrt(5 / 3), 12);
  expect(figure.p).toBe(1 / 5);
});

test('p counts both sides and never leaves (0, 1]', () => {
  expect(besideNull(2.5, [1, 2, 3, 4]).p).toBe(1);
  expect(besideNull(3.9, [1, 2, 3, 4]).p).toBe(3 / 5);
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -9, max: 9 }),
      fc.array(fc.integer(), { minLength: 1 }),
      (value, draws) => {
        const { p } = besideNull(value, draws);
        expect(p).toBeGreaterThanOrEqual(1 / (1 + draws.length));
        expect(p).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('a null that does not vary has no z, and a null without draws is refused', () => {
  expect(besideNull(1, [2, 2]).z).toBeNull();
  expect(meanAndDeviation([4])).toEqual({ mean: 4, sd: 0 });
  expect(() => besideNull(1, [])).toThrow('at least one draw');
});
