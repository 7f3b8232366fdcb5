import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binned } from './bins.ts';
import { hill } from '../hill.ts';
import { shortNames } from '../LayerCurve.tsx';
import { logScale, thinRanks } from './logScale.ts';
import { nullNote } from '../nulls/nullNote.ts';
import { rankAfterKey } from '../RankHandle.tsx';

describe('logarithmic axis', () => {
  test('equal ratios are equal distances, and back again', () => {
    const scale = logScale(1, 1000, 40, 340);
    expect(scale.at(1)).toBe(40);
    expect(scale.at(10)).toBeCloseTo(140, 9);
    expect(scale.at(1000)).toBeCloseTo(340, 9);
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1000, noNaN: true }), (value) => {
        expect(scale.invert(scale.at(value)) / value).toBeCloseTo(1, 9);
      }),
    );
    expect(scale.invert(-50)).toBe(1);
    expect(scale.invert(999)).toBeCloseTo(1000, 9);
    expect(() => logScale(1, 1, 0, 1)).toThrow('0 < low < high');
  });

  test('thinned ranks ascend, keep both ends and are few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (count) => {
        const ranks = thinRanks(count);
        expect(ranks[0]).toBe(1);
        expect(ranks.at(-1)).toBe(count);
        expect(ranks.length).toBeLessThanOrEqual(161);
        for (let i = 1; i < ranks.length; i++) expect(ranks[i]!).toBeGreaterThan(ranks[i - 1]!);
      }),
    );
    expect(thinRanks(5)).toEqual([1, 2, 3, 4, 5]);
  });
});

describe('bins', () => {
  test('count as numpy.histogram does', () => {
    // numpy.histogram([0, 1, 1, 2, 4], bins=4) → [1, 2, 1, 1]
    const { edges, counts } = binned([0, 1, 1, 2, 4], 4);
    expect([...edges]).toEqual([0, 1, 2, 3, 4]);
    expect([...counts]).toEqual([1, 2, 1, 1]);
  });

  test('lose no finite value', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double(), { maxLength: 50 }),
        fc.integer({ min: 1, max: 9 }),
        (values, bins) => {
          // Values so large that their range overflows are beyond any statistic here.
          const modest = values.map((value) => (Math.abs(value) > 1e100 ? 0 : value));
          const finite = modest.filter(Number.isFinite).length;
          expect(binned(modest, bins).counts.reduce((sum, n) => sum + n, 0)).toBe(finite);
        },
      ),
    );
  });
});

describe('the hill of a null', () => {
  const numbers = (path: string) => path.match(/-?[\d.]+/g)!.map(Number);

  test('stays in the picture with the value, wherever the value is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -100, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (value, sd) => {
          const { path, value: x } = hill(value, { mean: 0, sd }, 200, 20)!;
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(200);
          for (const number of numbers(path)) expect(Number.isFinite(number)).toBe(true);
        },
      ),
    );
  });

  test('peaks at the top over the mean, the value to the side it is on', () => {
    const samples = Float64Array.from({ length: 200 }, (_, i) => Math.sin(i));
    const { path, value } = hill(50, { mean: 0, sd: 0.7, samples }, 200, 20)!;
    expect(Math.min(...numbers(path).filter((_, i) => i % 2 === 1))).toBe(0);
    expect(value).toBeGreaterThan(150);
  });

  test('is put into words', () => {
    expect(nullNote({ mean: 0.0001, sd: 0.0011 }, 298, 0.001, '999 permutations')).toBe(
      'null 0.0001\u202f±\u202f0.0011 · z 298 · 999 permutations · p ≤ 0.001',
    );
    expect(nullNote({ mean: 0.25, sd: 0.009 }, null, null, undefined)).toBe('null 0.250\u202f±\u202f0.009');
  });
});

test('keys move a rank by one, by ten and to the ends', () => {
  expect(rankAfterKey('ArrowRight', 11, 1, 148)).toBe(12);
  expect(rankAfterKey('PageDown', 11, 1, 148)).toBe(1);
  expect(rankAfterKey('End', 11, 1, 148)).toBe(148);
  expect(rankAfterKey('a', 11, 1, 148)).toBeNull();
});

test('under an axis that says “layer” the word is not repeated', () => {
  expect(shortNames(['layer 12'])).toEqual(['12']);
  expect(shortNames(['embedding', 'layer 1', 'layer 2'])).toEqual(['embedding', '1', '2']);
  expect(shortNames(['blocks.8.hook_resid_post', 'blocks.12.hook_resid_post'])).toEqual(['8', '12']);
});
