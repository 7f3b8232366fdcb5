import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviates, skipsLetters } from './abbreviation.ts';
import { typosTo } from './typos.ts';

describe('typos', () => {
  it('are letters that are wrong, missing, too much, or swapped', () => {
    for (const typed of ['brocket', 'brcket', 'brackket', 'brakcet'])
      expect(typosTo(typed, 'bracket', 2)).toEqual({ whole: 1, beginning: 1 });
    expect(typosTo('bracket', 'bracket', 2)).toEqual({ whole: 0, beginning: 0 });
  });

  it('are counted to the beginning of a longer word', () => {
    expect(typosTo('brakc', 'bracketing', 1)).toEqual({ whole: 2, beginning: 1 });
  });

  it('are no more than wanted', () => {
    expect(typosTo('kitten', 'bracket', 2)).toEqual({ whole: 3, beginning: 3 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(word, word, (typed, other) => {
        const { whole, beginning } = typosTo(typed, other, 9);
        const most = { whole: Math.min(whole, 2), beginning: Math.min(beginning, 2) };
        expect(typosTo(typed, other, 1)).toEqual(most);
      }),
    );
  });
});

describe('abbreviations', () => {
  it('keep the order of the letters and the first letter', () => {
    expect(skipsLetters('brckt', 'bracket')).toBe(true);
    expect(skipsLetters('racket', 'bracket')).toBe(false);
    expect(skipsLetters('bkr', 'bracket')).toBe(false);
  });

  it('are beginnings of words, some of which are passed over', () => {
    expect(abbreviates('frwo', ['french', 'and', 'words'])).toBe(true);
    expect(abbreviates('aab', ['aa', 'a', 'b'])).toBe(true);
    expect(abbreviates('fro', ['french', 'words'])).toBe(false);
  });
});
