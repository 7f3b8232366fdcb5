import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maximumAssignment } from './hungarian.ts';
import { matchLabels } from './matchLabels.ts';
import { permutation, random } from '../random/random.ts';

const { assignments } = JSON.parse(
  readFileSync(new URL('./fixtures/mutual_information.json', import.meta.url), 'utf8'),
) as { assignments: { weights: number[][]; best: number }[] };

const total = (weights: number[][], columns: Int32Array) =>
  columns.reduce((sum, c, r) => sum + (c < 0 ? 0 : weights[r]![c]!), 0);

describe('maximumAssignment', () => {
  it.each(assignments)('reaches the weight of SciPy ($best)', ({ weights, best }) => {
    const rows = weights.length;
    const columns = weights[0]!.length;
    const chosen = maximumAssignment(weights.flat(), rows, columns);
    const used = [...chosen].filter((c) => c >= 0);
    expect(used.length).toBe(Math.min(rows, columns));
    expect(new Set(used).size).toBe(used.length);
    expect(total(weights, chosen)).toBe(best);
  });

  it('has a result for empty tables and refuses a wrong length', () => {
    expect(maximumAssignment([], 0, 3)).toEqual(new Int32Array(0));
    expect(maximumAssignment([], 2, 0)).toEqual(Int32Array.of(-1, -1));
    expect(() => maximumAssignment([1, 2], 1, 1)).toThrow('1 × 1 needs 1 weights, found 2');
  });
});

describe('matchLabels', () => {
  it('undoes a renaming', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer(), (k, seed) => {
        const names = permutation(k, random(seed));
        const previous = Array.from({ length: 3 * k }, (_, i) => i % k);
        const match = matchLabels(
          previous,
          previous.map((label) => names[label]!),
        );
        expect(previous.map((label) => match[names[label]!])).toEqual(previous);
      }),
    );
  });

  it('gives a label without common items the smallest free number', () => {
    // New lobe 1 splits off old lobe 0; new lobe 2 consists of items without a lobe.
    expect([...matchLabels([0, 0, 0, 1, 1, -1], [0, 0, 1, 3, 3, 2])]).toEqual([0, 2, 3, 1]);
  });
});
