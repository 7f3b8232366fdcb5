import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  count,
  fixed,
  interval,
  pBound,
  percent,
  plusMinus,
  powerOfTen,
  significant,
  zScore,
} from './numbers.ts';

describe('numbers on screen', () => {
  test('thousands are separated, the minus is a minus, nothing is minus nothing', () => {
    expect(fixed(-1234.5, 2)).toBe('−1,234.50');
    expect(fixed(-0.001, 2)).toBe('0.00');
    expect(fixed(-0, 0)).toBe('0');
    expect(fixed(Number.NaN, 2)).toBe('–');
    expect(fixed(-Infinity, 1)).toBe('−∞');
    expect(count(16384)).toBe('16,384');
    expect(count(123456789012345)).toBe('123,456,789,012,345');
    expect(count(1e300)).toBe('1.00×10³⁰⁰');
    expect(fixed(-1.234e15, 2)).toBe('−1.23×10¹⁵');
  });

  test.each([
    [0.31234, '0.312'],
    [-0.46849, '−0.468'],
    [12345.6, '12,346'],
    [99.96, '100'],
    [0.99996, '1.00'],
    [0.00012345, '0.000123'],
    [0.000012345, '1.23×10⁻⁵'],
    [1234567, '1.23×10⁶'],
    [0, '0'],
  ])('%d to three digits is %s', (value, text) => {
    expect(significant(value)).toBe(text);
  });

  test('powers of ten', () => {
    expect(powerOfTen(-12)).toBe('10⁻¹²');
    expect(powerOfTen(3)).toBe('10³');
  });

  test.each([
    [-0.46812, 0.0123, '−0.468\u202f±\u202f0.012'],
    [0.93, 0.056, '0.93\u202f±\u202f0.06'],
    [1234.5, 31, '1,235\u202f±\u202f31'],
    [5, 0, '5.000\u202f±\u202f0'],
    [1.2e-7, 3.4e-8, '(1.20\u202f±\u202f0.34)×10⁻⁷'],
    [0, 3e-9, '(0.0\u202f±\u202f3.0)×10⁻⁹'],
    [0.0123, 3e-6, '0.0123000\u202f±\u202f0.0000030'],
    [0.2, Number.NaN, '0.200\u202f±\u202f–'],
  ])('%d with error %d is %s', (value, error, text) => {
    expect(plusMinus(value, error)).toBe(text);
  });

  test('an interval shows two digits of its width', () => {
    expect(interval([-0.4812, -0.4567])).toBe('−0.481 … −0.457');
  });

  test('per cent stands behind a thin space', () => {
    expect(percent(0.0421)).toBe('4.2\u202f%');
    expect(percent(1, 0)).toBe('100\u202f%');
  });

  test.each([
    [0.001, 'p ≤ 0.001'],
    [1 / 300, 'p ≤ 0.0034'],
    [0.05, 'p ≤ 0.05'],
    [0.0501, 'p ≤ 0.051'],
    [0.999, 'p ≤ 1'],
    [1, 'p ≤ 1'],
    [0.000101, 'p ≤ 0.00011'],
    [0.0000401, 'p ≤ 4.1×10⁻⁵'],
    [4e-5, 'p ≤ 4×10⁻⁵'],
    [0.00009999, 'p ≤ 0.0001'],
  ])('p of %d is %s', (p, text) => {
    expect(pBound(p)).toBe(text);
  });

  test('a bound on p is never below p', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 1, noNaN: true }), (p) => {
        const [number, exponent = '⁰'] = pBound(p).slice(4).split('×10⁻');
        const bound = Number(number) / 10 ** '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(exponent);
        expect(bound).toBeGreaterThanOrEqual(p * (1 - 1e-8));
      }),
    );
  });

  test('z keeps a decimal where it matters', () => {
    expect(zScore(4.24)).toBe('z 4.2');
    expect(zScore(-298.4)).toBe('z −298');
    expect(zScore(9.97)).toBe('z 10');
  });
});
