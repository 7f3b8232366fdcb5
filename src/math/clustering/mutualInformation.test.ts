import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contingency } from './contingency.ts';
import {
  adjustedMutualInformation,
  entropyOf,
  expectedMutualInformation,
  mutualInformation,
} from './mutualInformation.ts';
import { permutation, random } from '../random/random.ts';

interface Fixture {
  cases: {
    a: number[];
    b: number[];
    mutualInformation: number;
    expected: number;
    entropy: [number, number];
    adjusted: number;
  }[];
  large: { n: number; k: number; steps: [number, number]; adjusted: number }[];
}
const fixture = JSON.parse(
  readFileSync(new URL('./fixtures/mutual_information.json', import.meta.url), 'utf8'),
) as Fixture;

const labels = (n: number) => fc.array(fc.integer({ min: 0, max: 5 }), { minLength: n, maxLength: n });
const twoLabellings = fc.integer({ min: 1, max: 40 }).chain((n) => fc.tuple(labels(n), labels(n)));

describe('mutual information', () => {
  it.each(fixture.cases.map((c, i) => [i, c] as const))('agrees with scikit-learn, case %i', (_, c) => {
    const table = contingency(c.a, c.b);
    expect(mutualInformation(table)).toBeCloseTo(c.mutualInformation, 10);
    expect(entropyOf(table.rowSums)).toBeCloseTo(c.entropy[0], 10);
    expect(entropyOf(table.columnSums)).toBeCloseTo(c.entropy[1], 10);
    expect(expectedMutualInformation(table.rowSums, table.columnSums)).toBeCloseTo(c.expected, 10);
    expect(Math.abs(adjustedMutualInformation(c.a, c.b) - c.adjusted)).toBeLessThan(1e-9);
  });

  it.each(fixture.large)(
    'agrees with scikit-learn on $n items and $k labels',
    ({ n, k, steps, adjusted }) => {
      const [a, b] = steps.map((step) =>
        Int32Array.from({ length: n }, (_, i) => Math.floor((i * step) / n) % k),
      );
      expect(Math.abs(adjustedMutualInformation(a!, b!) - adjusted)).toBeLessThan(1e-9);
    },
  );

  it('is symmetric, at most 1, and 1 for a labelling and its renaming', () => {
    fc.assert(
      fc.property(twoLabellings, fc.integer(), ([a, b], seed) => {
        const value = adjustedMutualInformation(a, b);
        expect(value).toBeCloseTo(adjustedMutualInformation(b, a), 9);
        expect(value).toBeLessThanOrEqual(1 + 1e-9);
        const names = permutation(6, random(seed));
        expect(
          adjustedMutualInformation(
            a,
            b.map((label) => names[label]!),
          ),
        ).toBeCloseTo(value, 9);
        if (new Set(a).size < a.length) {
          expect(
            adjustedMutualInformation(
              a,
              a.map((label) => names[label]!),
            ),
          ).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  it('is the mean over all shufflings: the expectation is exact', () => {
    const a = [0, 0, 1, 1, 1];
    const b = [0, 1, 1, 2, 2];
    const shufflings = orders(b);
    const mean =
      shufflings.reduce((sum, order) => sum + mutualInformation(contingency(a, order)), 0) /
      shufflings.length;
    const table = contingency(a, b);
    expect(expectedMutualInformation(table.rowSums, table.columnSums)).toBeCloseTo(mean, 12);
  });

  it('leaves out items that either labelling leaves out', () => {
    expect(adjustedMutualInformation([0, 1, -1, 0, 1], [3, 1, 0, 3, -1])).toBe(
      adjustedMutualInformation([0, 1, 0], [3, 1, 3]),
    );
  });

  it('is 1 if both have one label or no item is labelled', () => {
    expect(adjustedMutualInformation([0, 0, 0], [4, 4, 4])).toBe(1);
    expect(adjustedMutualInformation([], [])).toBe(1);
    expect(adjustedMutualInformation([-1], [0])).toBe(1);
    expect(() => adjustedMutualInformation([0], [0, 1])).toThrow('same length, found 1 and 2');
  });
});

function orders(items: number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) => orders(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
