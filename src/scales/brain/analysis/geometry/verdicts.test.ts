import { describe, expect, it } from 'vitest';
import { besideNull, type NullFigure } from '../../../../math/statistics/nulls/nullFigure.ts';
import type { Classifier } from './classifier.ts';
import { classifierVerdict, geometryVerdict } from './verdicts.ts';

const draws = Float64Array.from({ length: 199 }, (_, i) => 0.5 + 0.01 * Math.sin(i));
const beyond = besideNull(0.7, draws);
const within = besideNull(0.5, draws);
const fit = (balancedAccuracy: NullFigure): Classifier => ({
  balancedAccuracy,
  error: 0.01,
  train: 80,
  test: 20,
  lobesTested: 2,
  converged: true,
  baseline: null,
});

describe('what the classifier says', () => {
  it('absence is said in words, also that only near copies make it', () => {
    const nothing = classifierVerdict({ ...fit(within), collapsed: fit(within) });
    expect(nothing).toMatch(/^Nothing here: directions tell lobes apart no better/);
    const copies = classifierVerdict({ ...fit(beyond), collapsed: fit(within) });
    expect(copies).toMatch(
      /^Only near copies: .* family of near copies \(100\) directions do not tell lobes apart/,
    );
    for (const collapsed of [fit(beyond), null]) {
      expect(classifierVerdict({ ...fit(beyond), collapsed })).toMatch(
        /^Beyond chance: .* 20\.0 points above/,
      );
    }
  });
});

describe('with too few draws', () => {
  it('nothing is said of chance, neither for it nor against it', () => {
    const few = besideNull(0.7, [0.5, 0.51, 0.52]);
    const sentence = 'Cannot be judged: 3 draws are too few; ask for 20 or more.';
    expect(classifierVerdict({ ...fit(few), collapsed: null })).toBe(sentence);
    expect(geometryVerdict({ ami: few, n: 99, collapsed: null })).toBe(sentence);
    expect(geometryVerdict({ ami: besideNull(0.7, [0.5]), n: 99, collapsed: null })).toMatch(
      /: 1 draw is too few/,
    );
  });
});

describe('what the mutual information says', () => {
  it('absence is said in words, also that only near copies make it', () => {
    const collapsed = { ami: within, n: 40 };
    expect(geometryVerdict({ ami: within, n: 99, collapsed })).toMatch(/^Nothing here/);
    expect(geometryVerdict({ ami: beyond, n: 99, collapsed })).toMatch(/^Only near copies: .* \(40\)/);
    expect(geometryVerdict({ ami: beyond, n: 99, collapsed: null })).toMatch(
      /^Beyond chance: lobes follow geometry/,
    );
  });
});
