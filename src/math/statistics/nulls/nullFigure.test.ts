import fc from 'fast-check';
import { expect, test } from 'vitest';
import { besideNull } from './nullFigure.ts';
import { random } from '../../random/random.ts';
import { meanAndDeviation } from '../meanAndDeviation.ts';

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

test('a value that does not exist has neither z nor p, and a draw that does not exist is no draw', () => {
  for (const value of [NaN, Infinity, -Infinity]) {
    expect(besideNull(value, [1, 2, 3])).toMatchObject({ value, z: null, p: null });
  }
  expect(besideNull(1, [NaN, NaN])).toMatchObject({ z: null, p: null });
  expect(besideNull(10, [1, NaN, 2, Infinity, 3, 4])).toEqual(besideNull(10, [1, 2, 3, 4]));
});

test('differences of rounding are none', () => {
  const size = 4;
  const wrong = size * Number.EPSILON;
  expect(besideNull(size, [size + wrong, size - wrong, size])).toMatchObject({ z: null, p: 1 });
  // An agreement that is 0 by definition.
  expect(besideNull(3e-16, [1e-16, -2e-16, 0])).toMatchObject({ z: null, p: 1 });
  expect(besideNull(1.5, [1, 1 + 1e-9, 1 - 1e-9]).z).toBeGreaterThan(1e6);
});

test('a value like its draws has the smallest p as often as it says, also with few draws', () => {
  const stream = random(11);
  for (const draws of [5, 19, 99]) {
    const trials = 20_000;
    let smallest = 0;
    for (let trial = 0; trial < trials; trial++) {
      const { p } = besideNull(
        stream.normal(),
        Array.from({ length: draws }, () => stream.normal()),
      );
      if (p! < 1.5 / (1 + draws)) smallest++;
    }
    const rate = 1 / (1 + draws);
    const error = Math.sqrt((rate * (1 - rate)) / trials);
    expect(Math.abs(smallest / trials - rate)).toBeLessThan(4 * error);
  }
});
