import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeNumbers, words } from './fields.ts';

describe('whole numbers in a link', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), (list) => {
        expect(wholeNumbers().parse(wholeNumbers().print(list))).toEqual(list);
      }),
    );
    expect(wholeNumbers().parse('1,-2')).toBeUndefined();
  });
});

describe('words in a link', () => {
  it('come back as they were written, but for half of a character, which no link can hold', () => {
    expect(words().parse(words().print(['a,b', 'c%']))).toEqual(['a,b', 'c%']);
    expect(words().parse(words().print(['a\ud800', '\udc00b', '😀']))).toEqual(['a\ufffd', '\ufffdb', '😀']);
  });
});
