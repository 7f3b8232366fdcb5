import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissing, isUnclear, parseNumber } from './numbers.ts';

describe('numbers in text', () => {
  it.each([
    ['0.5', 0.5],
    ['-.5', -0.5],
    ['+5.', 5],
    ['1e-3', 0.001],
    [' 2 ', 2],
    ['', NaN],
    [' ', NaN],
    ['+', NaN],
    [',', NaN],
    ['/', NaN],
    ['0x1f', NaN],
    ['1_000', NaN],
    ['1e39', NaN],
    ['-Infinity', NaN],
    ['nan', NaN],
    ['0,5', NaN],
  ])('%j', (field, number) => expect(parseNumber(field)).toEqual(number));

  it.each([
    ['0,5', 0.5],
    ['-1,25e2', -125],
    ['7', 7],
    ['0.5', NaN],
    ['1,2,3', NaN],
  ])('%j with a decimal comma', (field, number) => expect(parseNumber(field, ',')).toEqual(number));

  it('reads every number that JavaScript writes and float32 can hold', () =>
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parseNumber(String(number))).toBe(Number(String(number)));
        expect(parseNumber(String(number).replace('.', ','), ',')).toBe(Number(String(number)));
      }),
    ));

  it('knows what stands in place of a number, and which commas are unclear', () => {
    expect(['NaN', '-inf', '#DIV/0!', 'N/A', '–', 'null'].every(isMissing)).toBe(true);
    expect(['', '0', 'none at all', '#tag'].some(isMissing)).toBe(false);
    expect(['1,250', '12,500'].every(isUnclear)).toBe(true);
    expect(['0,125', '1,25', '1250'].some(isUnclear)).toBe(false);
  });
});
