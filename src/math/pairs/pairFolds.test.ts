import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectedPairs, pairFolds } from './pairFolds.ts';

const pairLists = fc.array(
  fc.record({
    a: fc.integer({ min: 0, max: 60 }),
    b: fc.integer({ min: 0, max: 60 }),
    label: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 2, maxLength: 60 },
);

describe('pair folds', () => {
  it('never put a word on both sides, and put every pair in one fold', () => {
    fc.assert(
      fc.property(
        pairLists,
        fc.integer({ min: 2, max: 6 }),
        fc.integer({ min: 0, max: 99 }),
        (list, folds, seed) => {
          const pairs = list.flatMap(({ a, b }) => [a, b]);
          const labels = list.map(({ label }) => label);
          const groups = new Set(connectedPairs(pairs)).size;
          if (groups < 2) {
            expect(() => pairFolds(pairs, labels, 4, folds, seed)).toThrow(/share no word/);
            return;
          }
          const dealt = pairFolds(pairs, labels, 4, folds, seed);
          expect(dealt.folds).toBe(Math.min(folds, groups));
          const foldOfWord = new Map<number, number>();
          pairs.forEach((word, at) => {
            const fold = dealt.fold[at >> 1]!;
            expect(foldOfWord.get(word) ?? fold).toBe(fold);
            foldOfWord.set(word, fold);
          });
          for (let f = 0; f < dealt.folds; f++) {
            expect(dealt.sizes[f]).toBe(dealt.fold.filter((fold) => fold === f).length);
          }
          expect(dealt.sizes.reduce((a, b) => a + b, 0)).toBe(list.length);
          expect(pairFolds(pairs, labels, 4, folds, seed)).toEqual(dealt);
        },
      ),
    );
  });

  it('spread every class evenly if pairs share no words', () => {
    const labels = Array.from({ length: 100 }, (_, i) => (i < 60 ? 0 : i < 90 ? 1 : 2));
    const dealt = pairFolds([...Array(200).keys()], labels, 3, 5, 7);
    for (let f = 0; f < 5; f++) {
      const own = labels.filter((_, i) => dealt.fold[i] === f);
      expect([0, 1, 2].map((c) => own.filter((label) => label === c).length)).toEqual([12, 6, 2]);
    }
    expect([...dealt.foldsOfClass]).toEqual([5, 5, 5]);
  });

  it('report a class whose pairs are connected', () => {
    // Five pairs with the same output, and ten that share no word.
    const pairs = [0, 9, 1, 9, 2, 9, 3, 9, 4, 9, ...Array.from({ length: 20 }, (_, i) => 10 + i)];
    const dealt = pairFolds(pairs, [0, 0, 0, 0, 0, ...Array<number>(10).fill(1)], 2, 5, 1);
    expect(dealt.largestGroup).toBe(5);
    expect(dealt.groups).toBe(11);
    expect(dealt.foldsOfClass[0]).toBe(1);
  });
});
