import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cosineOf,
  differences,
  meanPairwiseCosine,
  meanParallelogramError,
  parallelogramError,
} from './differences.ts';
import type { DoubleMatrix } from '../matrices/doubleMatrix.ts';

const rows = (...list: number[][]): DoubleMatrix => ({
  data: Float64Array.from(list.flat()),
  rows: list.length,
  columns: list[0]!.length,
});
const vectors = fc.array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), {
  minLength: 2,
  maxLength: 8,
});

describe('differences', () => {
  it('are output − input', () => {
    expect([...differences(rows([1, 2], [4, 8]), [0, 1]).data]).toEqual([3, 6]);
  });
});

describe('mean pairwise cosine', () => {
  it('is the mean over all pairs of rows that are not zero', () => {
    fc.assert(
      fc.property(vectors, (list) => {
        const cosines: number[] = [];
        list.forEach((u, i) =>
          list.slice(0, i).forEach((v) => {
            const dot = (a: number[], b: number[]) => a.reduce((sum, value, k) => sum + value * b[k]!, 0);
            const cosine = cosineOf(dot(u, u), dot(v, v), dot(u, v));
            if (!Number.isNaN(cosine)) cosines.push(cosine);
          }),
        );
        const found = meanPairwiseCosine(rows(...list));
        if (cosines.length === 0) expect(found).toBeNaN();
        else expect(found).toBeCloseTo(cosines.reduce((a, b) => a + b, 0) / cosines.length, 10);
      }),
    );
  });
});

describe('parallelogram error', () => {
  it('is 0 for equal differences, 1 at right angles, √2 for opposite ones, whatever the scale', () => {
    expect(meanParallelogramError(rows([1, 2], [1, 2]))).toBeCloseTo(0, 12);
    expect(meanParallelogramError(rows([5, 0], [0, 0.1]))).toBeCloseTo(1, 12);
    expect(meanParallelogramError(rows([1, 2], [-1, -2]))).toBeCloseTo(Math.SQRT2, 12);
    expect(meanParallelogramError(rows([0, 0], [1, 1]))).toBeNaN();
    fc.assert(
      fc.property(vectors, fc.integer({ min: 1, max: 9 }), (list, scale) => {
        const one = meanParallelogramError(rows(...list));
        const other = meanParallelogramError(rows(...list.map((v) => v.map((value) => scale * value))));
        if (Number.isNaN(one)) expect(other).toBeNaN();
        else expect(other).toBeCloseTo(one, 10);
      }),
    );
    expect(parallelogramError(0, 0, 0)).toBeNaN();
  });
});
