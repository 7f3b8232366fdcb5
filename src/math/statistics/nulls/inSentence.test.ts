import { expect, it } from 'vitest';
import { grouped, inSentence, withError } from './inSentence.ts';

it('a sentence has true minuses, and no zero below zero', () => {
  expect(inSentence(-1.2124, 3)).toBe('−1.212');
  expect(inSentence(0.5, 1)).toBe('0.5');
  expect(inSentence(-0.0004, 3)).toBe('0.000');
});

it('an error that is not 0 is not written as 0', () => {
  expect(withError(-0.468, 0.0123, 3)).toBe('−0.468 ± 0.012');
  expect(withError(-1.21234, 0.0004, 3)).toBe('−1.2123 ± 0.0004');
  expect(withError(0.25, 0.00002, 2)).toBe('0.25000 ± 0.00002');
  expect(withError(2, 0, 1)).toBe('2.0 ± 0.0');
});

it('thousands are grouped', () => {
  expect([719400, 999, 0].map(grouped)).toEqual(['719,400', '999', '0']);
});
