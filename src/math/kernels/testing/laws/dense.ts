import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kernels } from '../../interface.ts';
import { random } from '../../../random/random.ts';
import {
  size,
  seeds,
  randomMatrix,
  transpose,
  doubles,
  naiveProduct,
  boundsOfProduct,
  expectClose,
} from './naive.ts';

/** The laws of `DenseKernel`. */
export function describeDense(get: () => Kernels): void {
  test('passes over a kept matrix are the naive products, for any rows and width', () => {
    fc.assert(
      fc.property(size, size, fc.integer({ min: 1, max: 11 }), seeds, (n, d, width, seed) => {
        const x = randomMatrix(n, d, seed);
        const stream = random(seed + 7);
        const from = stream.integer(n + 1);
        const to = from + stream.integer(n - from + 1);
        const part = { data: x.data.slice(from * d, to * d), rows: to - from, columns: d };
        const v = randomMatrix(d, width, seed + 1);
        const w = randomMatrix(to - from, width, seed + 2);
        const kernel = get().dense(x);
        const xv = naiveProduct(part, v);
        const xtw = naiveProduct(transpose(part), w);
        const tight = { relative: 1e-13 };
        expectClose(kernel.timesMany(doubles(v), width, from, to), xv, boundsOfProduct(part, v), tight);
        expectClose(
          kernel.transposedTimesMany(doubles(w), width, from, to),
          xtw,
          boundsOfProduct(transpose(part), w),
          tight,
        );
        expectClose(kernel.timesMatrix(v, from, to).data, xv, boundsOfProduct(part, v));
        expectClose(kernel.transposedTimesMatrix(w, from, to).data, xtw, boundsOfProduct(transpose(part), w));
        kernel.free();
      }),
    );
  });

  test.each([
    ['fewer rows than are copied at a time', 90, 40],
    ['rows copied in several parts', 700, 1100],
  ])('passes over rows that are not kept are the same to the last bit: %s', (_, n, d) => {
    const x = randomMatrix(n, d, 3);
    const stream = random(4);
    const center = Float64Array.from({ length: d }, () => stream.normal());
    const v = doubles(randomMatrix(d, 11, 5));
    const w = doubles(randomMatrix(n, 11, 6));
    const results = [get().dense(x), get().passes(x)].map((kernel) => {
      const passes = () => ({
        moments: kernel.moments(center),
        times: [1, 2, 5].map((width) => kernel.timesMany(v.subarray(0, d * width), width)),
        some: kernel.timesMany(v, 11, 13, n - 8),
        back: [1, 3, 6].map((width) => kernel.transposedTimesMany(w.subarray(0, n * width), width)),
        normal: kernel.normal(v, 11),
        part: kernel.normal(v, 11, 40, n - 3),
        single: kernel.gramTile(3, 33, 7, 40, { center }),
        double: kernel.gramTile(3, 33, 7, 40, { center, precision: 'double' }),
      });
      const before = passes();
      kernel.subtract(center);
      const after = passes();
      kernel.free();
      expect(() => kernel.moments(center)).toThrow(/after free/);
      return { before, after };
    });
    expect(results[1]).toEqual(results[0]);
  });

  test('the sums of regressions are those of the naive softmax, for any rows and classes', () => {
    const shape = { n: size, d: size, problems: fc.integer({ min: 1, max: 3 }) };
    fc.assert(
      fc.property(fc.record({ ...shape, width: fc.integer({ min: 2, max: 9 }), seed: seeds }), (c) => {
        const { n, d, problems, width } = c;
        const x = randomMatrix(n, d, c.seed);
        const v = randomMatrix(d, problems * width, c.seed + 1);
        const stream = random(c.seed + 2);
        const from = stream.integer(n + 1);
        const to = from + stream.integer(n - from + 1);
        // Far apart, so that some probabilities are 0 in float64.
        const intercepts = Float64Array.from({ length: problems * width }, () => 300 * stream.normal());
        const labels = Array.from({ length: problems }, () =>
          Uint16Array.from({ length: to - from }, () => stream.integer(width)),
        );
        const kernel = get().dense(x);
        const found = kernel.softmaxSums(v, intercepts, labels, from, to);
        const scores = kernel.timesMatrix(v, from, to).data;
        const residuals = new Float64Array(scores.length);
        for (let p = 0; p < problems; p++) {
          let loss = 0;
          for (let r = 0; r < to - from; r++) {
            const at = (r * problems + p) * width;
            const row = Array.from({ length: width }, (_, j) => scores[at + j]! + intercepts[p * width + j]!);
            const most = Math.max(...row);
            const sum = row.reduce((total, score) => total + Math.exp(score - most), 0);
            const own = labels[p]![r]!;
            loss += Math.log(sum) - (row[own]! - most);
            row.forEach((s, j) => (residuals[at + j] = Math.exp(s - most) / sum - +(j === own)));
          }
          expect(Math.abs(found.loss[p]! - loss)).toBeLessThanOrEqual(1e-12 * Math.abs(loss));
        }
        const wide = { data: Float32Array.from(residuals), rows: to - from, columns: problems * width };
        const gradient = kernel.transposedTimesMatrix(wide, from, to).data;
        gradient.forEach((g, p) =>
          expect(Math.abs(found.gradient[p]! - g)).toBeLessThan(1e-5 * (1 + Math.abs(g))),
        );
        found.intercepts.forEach((sum, j) => {
          let expected = 0;
          for (let at = j; at < residuals.length; at += problems * width) expected += residuals[at]!;
          expect(Math.abs(sum - expected)).toBeLessThan(1e-12 * (1 + n));
        });
        kernel.free();
      }),
    );
  });

  test('regressions whose arrays do not fit are refused', () => {
    const kernel = get().dense(randomMatrix(4, 3, 1));
    const v = randomMatrix(3, 4, 2);
    const labels = [Uint16Array.of(0, 1, 1, 0), Uint16Array.of(1, 0, 2, 0)];
    const sums = (own: readonly Uint16Array[], entries = 4) =>
      kernel.softmaxSums(v, new Float64Array(entries), own);
    expect(() => sums(labels)).toThrow(/classes below 2, found 2/);
    expect(() => sums([labels[0]!.subarray(1)])).toThrow(/4 entries, found 3/);
    expect(() => sums([labels[0]!], 3)).toThrow(/4 entries, found 3/);
    expect(() => sums([...labels, labels[0]!])).toThrow(/2 vectors for each of 3 problems, found 4/);
    kernel.free();
    expect(() => sums([labels[0]!])).toThrow('used after free');
  });

  test('wrong lengths, ranges and use after free are refused', () => {
    const kernel = get().dense(randomMatrix(4, 3, 1));
    expect(() => kernel.timesMany(new Float64Array(2), 1)).toThrow(/3 entries, found 2/);
    expect(() => kernel.transposedTimesMany(new Float64Array(3), 1)).toThrow(/4 entries, found 3/);
    expect(() => kernel.timesMany(new Float64Array(3), 1, 2, 5)).toThrow(/\[0, 4\], found \[2, 5\)/);
    expect(() => kernel.timesMany(new Float64Array(0), 0)).toThrow(/width of at least 1/);
    expect(() => kernel.gramTile(0, 4, 0, 1)).toThrow(/\[0, 3\]/);
    expect(() => kernel.gram({ center: new Float64Array(2) })).toThrow(/3 entries, found 2/);
    kernel.free();
    expect(() => kernel.timesMany(new Float64Array(3), 1)).toThrow(/after free/);
    expect(() => kernel.gram()).toThrow(/after free/);
  });
}
