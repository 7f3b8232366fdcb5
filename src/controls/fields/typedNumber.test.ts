import { expect, it } from 'vitest';
import { typedNumber } from './typedNumber.ts';

it.each([
  ['0.5', 0.5],
  ['0,5', 0.5],
  [' -3,55 ', -3.55],
  ['\u22123.55', -3.55],
  ['1,234', 1234],
  ['12,345.5', 12345.5],
  ['1e-3', 0.001],
  ['7.1\u202f%', 0.071],
  ['50%', 0.5],
])('“%s” is a number', (text, number) => {
  expect(typedNumber(text)).toBeCloseTo(number, 12);
});

it('nothing is no number, and other texts are none either', () => {
  expect(typedNumber('  ')).toBeNull();
  for (const text of ['abc', '%', '1,2,3', '1.2.3', '1,5.2', 'Infinity', '-'])
    expect(typedNumber(text)).toBeNaN();
});
