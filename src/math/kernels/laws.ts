import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Firings } from '../firings.ts';
import type { Kernels, Metric } from '../kernels.ts';
import { matrix, type Matrix } from '../matrix.ts';
import { random } from '../random.ts';

/** The laws that every set of kernels keeps, checked against naive float64 loops on random small cases. */
export function describeKernels(name: string, get: () => Kernels): void {
  describe(`kernels: ${name}`, () => {
    describeProducts(get);
    describeDense(get);
    describeGram(get);
    describeNearest(get);
    describeSparse(get);
    describeCooccurrence(get);
  });
}

function describeProducts(get: () => Kernels): void {
  test('product is the naive product', () => {
    fc.assert(
      fc.property(size, size, size, seeds, (n, m, depth, seed) => {
        const a = randomMatrix(n, depth, seed);
        const b = randomMatrix(depth, m, seed + 1);
        const c = get().product(a, b);
        expect([c.rows, c.columns]).toEqual([n, m]);
        expectClose(c.data, naiveProduct(a, b), boundsOfProduct(a, b));
      }),
    );
  });

  test('productTransposed is the naive product with the transpose', () => {
    fc.assert(
      fc.property(size, size, size, seeds, (n, m, depth, seed) => {
        const a = randomMatrix(n, depth, seed);
        const b = randomMatrix(m, depth, seed + 1);
        const c = get().productTransposed(a, b);
        expect([c.rows, c.columns]).toEqual([n, m]);
        expectClose(c.data, naiveProduct(a, transpose(b)), boundsOfProduct(a, transpose(b)));
      }),
    );
  });

  test('deep and wide products cross every block boundary', () => {
    for (const [n, depth, m] of [
      [3, 1100, 5],
      [270, 7, 530],
      [131, 259, 97],
    ] as const) {
      const a = randomMatrix(n, depth, 5);
      const b = randomMatrix(depth, m, 6);
      expectClose(get().product(a, b).data, naiveProduct(a, b), boundsOfProduct(a, b));
      const c = get().productTransposed(a, transpose(b)).data;
      expectClose(c, naiveProduct(a, b), boundsOfProduct(a, b));
    }
  });

  test('shapes that do not fit are refused', () => {
    expect(() => get().product(randomMatrix(2, 3, 1), randomMatrix(2, 3, 1))).toThrow(/3 entries, found 2/);
    expect(() => get().productTransposed(randomMatrix(2, 3, 1), randomMatrix(3, 2, 1))).toThrow(
      /3 entries, found 2/,
    );
  });
}

function describeDense(get: () => Kernels): void {
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

  test('one vector is a width of one', () => {
    const x = randomMatrix(37, 29, 3);
    const kernel = get().dense(x);
    const v = doubles(randomMatrix(29, 1, 4));
    const w = doubles(randomMatrix(37, 1, 5));
    expect(kernel.times(v)).toEqual(kernel.timesMany(v, 1));
    expect(kernel.transposedTimes(w)).toEqual(kernel.transposedTimesMany(w, 1));
    kernel.free();
  });

  test('a tile of X·Xᵀ is the naive one', () => {
    fc.assert(
      fc.property(size, size, seeds, (n, d, seed) => {
        const x = randomMatrix(n, d, seed);
        const [i0, i1, j0, j1] = randomTile(n, seed);
        const a = { data: x.data.slice(i0 * d, i1 * d), rows: i1 - i0, columns: d };
        const b = transpose({ data: x.data.slice(j0 * d, j1 * d), rows: j1 - j0, columns: d });
        const kernel = get().dense(x);
        const tile = kernel.rowsTimesTransposed(i0, i1, j0, j1);
        expectClose(tile, naiveProduct(a, b), boundsOfProduct(a, b));
        kernel.free();
      }),
    );
  });

  test('wrong lengths, ranges and use after free are refused', () => {
    const kernel = get().dense(randomMatrix(4, 3, 1));
    expect(() => kernel.times(new Float64Array(2))).toThrow(/3 entries, found 2/);
    expect(() => kernel.transposedTimes(new Float64Array(3))).toThrow(/4 entries, found 3/);
    expect(() => kernel.timesMany(new Float64Array(3), 1, 2, 5)).toThrow(/\[0, 4\], found \[2, 5\)/);
    expect(() => kernel.timesMany(new Float64Array(0), 0)).toThrow(/width of at least 1/);
    expect(() => kernel.gramTile(0, 4, 0, 1)).toThrow(/\[0, 3\]/);
    expect(() => kernel.gram({ center: new Float64Array(2) })).toThrow(/3 entries, found 2/);
    expect(() => kernel.rowsTimesTransposed(3, 2, 0, 1)).toThrow(/\[3, 2\)/);
    kernel.free();
    expect(() => kernel.times(new Float64Array(3))).toThrow(/after free/);
    expect(() => kernel.gram()).toThrow(/after free/);
    expect(() => kernel.nearest(0, 1, 1, 'cosine')).toThrow(/after free/);
  });
}

function describeGram(get: () => Kernels): void {
  test('gram matches float64, centred or not, in both precisions', () => {
    fc.assert(
      fc.property(size, size, fc.boolean(), seeds, (n, d, centred, seed) => {
        const x = randomMatrix(n, d, seed);
        const center = centred ? columnMeans(x) : undefined;
        const exact = naiveGram(x, center);
        const kernel = get().dense(x);
        for (const [precision, relative] of [
          ['single', 1e-6],
          ['double', 1e-13],
        ] as const) {
          const gram = kernel.gram({ ...(center && { center }), precision });
          expectClose(gram, exact, boundsOfGram(exact, d), { relative });
          expect(gram).toEqual(gram.map((_, e) => gram[(e % d) * d + Math.floor(e / d)]!));
        }
        kernel.free();
      }),
    );
  });

  test('over many rows and blocks of columns', () => {
    const x = randomMatrix(1500, 130, 11);
    for (let i = 0; i < x.data.length; i++) x.data[i]! += 3;
    const center = columnMeans(x);
    const exact = naiveGram(x, center);
    const kernel = get().dense(x);
    expectClose(kernel.gram({ center }), exact, boundsOfGram(exact, 130), { relative: 1e-6 });
    expectClose(kernel.gram({ center, precision: 'double' }), exact, boundsOfGram(exact, 130), {
      relative: 1e-12,
    });
    const tile = kernel.gramTile(9, 70, 60, 130, { center });
    const part = Float64Array.from(
      { length: 61 * 70 },
      (_, e) => exact[(9 + Math.floor(e / 70)) * 130 + 60 + (e % 70)]!,
    );
    expectClose(tile, part, new Float64Array(part.length).fill(exact[0]!), { relative: 1e-6 });
    kernel.free();
  });
}

function describeNearest(get: () => Kernels): void {
  const metrics: Metric[] = ['euclidean', 'cosine'];

  test('nearest rows are those of a full float64 sort, equal distances by row number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 90 }),
        fc.integer({ min: 1, max: 20 }),
        fc.constantFrom(...metrics),
        fc.constantFrom(1, 3, 1000),
        seeds,
        (n, d, metric, steps, seed) => {
          // Few steps make a coarse grid: many equal distances, repeated rows and zero rows.
          const x = randomMatrix(n, d, seed, (value) => Math.round(value * steps) / steps);
          const stream = random(seed + 1);
          const k = 1 + stream.integer(n - 1);
          const from = stream.integer(n);
          const to = from + 1 + stream.integer(n - from);
          const kernel = get().dense(x);
          const found = kernel.nearest(from, to, k, metric);
          const expected = naiveNearest(x, from, to, k, metric);
          expect(found.indices).toEqual(expected.indices);
          expect(found.distances).toEqual(expected.distances);
          kernel.free();
        },
      ),
    );
  });

  test('near-duplicates far from the origin keep their true order', () => {
    // ‖a‖² + ‖b‖² − 2ab in float32 would be off by more than these distances.
    const x = matrix(new Float32Array(200 * 3), 200, 3);
    const stream = random(8);
    for (let i = 0; i < x.data.length; i++) x.data[i] = 4096 + stream.integer(64) / 64;
    const kernel = get().dense(x);
    for (const metric of metrics) {
      const found = kernel.nearest(0, 200, 7, metric);
      const expected = naiveNearest(x, 0, 200, 7, metric);
      expect(found.indices).toEqual(expected.indices);
      expect(found.distances).toEqual(expected.distances);
    }
    kernel.free();
  });

  test('all rows alike: the smallest row numbers, without the row itself', () => {
    const kernel = get().dense(matrix(new Float32Array(40).fill(2), 20, 2));
    for (const metric of metrics) {
      const { indices, distances } = kernel.nearest(1, 3, 4, metric);
      expect([...indices]).toEqual([0, 2, 3, 4, 0, 1, 3, 4]);
      expect([...distances]).toEqual(new Array<number>(8).fill(0));
    }
    kernel.free();
  });

  test('a zero row is at cosine distance 1 of every row', () => {
    const kernel = get().dense(matrix(Float32Array.of(0, 0, 1, 0, 0, 1), 3, 2));
    expect([...kernel.nearest(0, 1, 2, 'cosine').distances]).toEqual([1, 1]);
    kernel.free();
  });

  test('k out of bounds and rows that are not finite are refused', () => {
    const kernel = get().dense(matrix(Float32Array.of(1, 2, NaN, 4, 5, 6), 3, 2));
    expect(() => kernel.nearest(0, 3, 0, 'cosine')).toThrow(/k must be between 1 and rows − 1 = 2, found 0/);
    expect(() => kernel.nearest(0, 3, 3, 'cosine')).toThrow(/found 3/);
    expect(() => kernel.nearest(0, 3, 1, 'euclidean')).toThrow(/row 1 has an entry that is not finite/);
    kernel.free();
  });
}

function describeSparse(get: () => Kernels): void {
  const cases = [size, size, fc.integer({ min: 1, max: 11 }), seeds, fc.boolean()] as const;

  test('forward and backward are the naive products', () => {
    fc.assert(
      fc.property(...cases, (blocks, features, width, seed, wide) => {
        const firings = randomFirings(blocks, features, seed, wide);
        const b = denseFirings(firings);
        const v = randomMatrix(features, width, seed + 1);
        const y = randomMatrix(blocks, width, seed + 2);
        const kernel = get().sparse(firings);
        const tight = { relative: 1e-13 };
        expectClose(kernel.forward(doubles(v), width), naiveProduct(b, v), boundsOfProduct(b, v), tight);
        expectClose(
          kernel.backward(doubles(y), width),
          naiveProduct(transpose(b), y),
          boundsOfProduct(transpose(b), y),
          tight,
        );
        kernel.free();
      }),
    );
  });

  test('normal is backward after forward', () => {
    fc.assert(
      fc.property(...cases, (blocks, features, width, seed, wide) => {
        const kernel = get().sparse(randomFirings(blocks, features, seed, wide));
        const v = doubles(randomMatrix(features, width, seed + 1));
        const expected = kernel.backward(kernel.forward(v, width), width);
        const bounds = kernel.backward(kernel.forward(v.map(Math.abs), width), width);
        expectClose(kernel.normal(v, width), expected, bounds, { relative: 1e-13 });
        kernel.free();
      }),
    );
  });

  test('firings that do not add up are refused', () => {
    const firings = (indptr: number[], indices: number[]): Firings => ({
      blocks: 2,
      features: 3,
      indptr: Uint32Array.from(indptr),
      indices: Uint16Array.from(indices),
    });
    for (const make of [get().sparse.bind(get()), get().cooccurrence.bind(get())]) {
      expect(() => make(firings([0, 1], [0]))).toThrow(/indptr needs 3 entries, found 2/);
      expect(() => make(firings([0, 2, 1], [0]))).toThrow(/indptr must not fall, found 2 then 1/);
      expect(() => make(firings([1, 1, 1], [0]))).toThrow(/begin with 0, found 1/);
      expect(() => make(firings([0, 1, 3], [0]))).toThrow(/indices needs 3 entries, found 1/);
      expect(() => make(firings([0, 1, 2], [0, 3]))).toThrow(/below 3 \(features\), found -1 then 3/);
      expect(() => make(firings([0, 0, 2], [1, 1]))).toThrow(/block 1 must rise/);
    }
    const kernel = get().sparse(firings([0, 1, 2], [0, 1]));
    expect(() => kernel.forward(new Float64Array(3), 2)).toThrow(/6 entries, found 3/);
    kernel.free();
    expect(() => kernel.normal(new Float64Array(3), 1)).toThrow(/after free/);
  });
}

function describeCooccurrence(get: () => Kernels): void {
  test('counts are the naive BᵀB, for rare and for common features', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        size,
        seeds,
        fc.boolean(),
        fc.constantFrom(0.02, 0.3, 0.95),
        (blocks, features, seed, wide, share) => {
          const firings = randomFirings(blocks, features, seed, wide, share);
          const [i0, i1, j0, j1] = randomTile(features, seed);
          const b = denseFirings(firings);
          const all = naiveProduct(transpose(b), b);
          const expected: number[] = [];
          for (let i = i0; i < i1; i++) for (let j = j0; j < j1; j++) expected.push(all[i * features + j]!);
          const kernel = get().cooccurrence(firings);
          expect([...kernel.counts(i0, i1, j0, j1)]).toEqual(expected);
          kernel.free();
          expect(() => kernel.counts(0, 0, 0, 0)).toThrow(/after free/);
        },
      ),
    );
  });

  test('counts past 65,535 and past a byte in every lane', () => {
    const blocks = 70_000;
    const firings = {
      blocks,
      features: 2,
      indptr: Uint32Array.from({ length: blocks + 1 }, (_, b) => 2 * b),
      indices: Uint16Array.from({ length: 2 * blocks }, (_, p) => p % 2),
    };
    const kernel = get().cooccurrence(firings);
    expect([...kernel.counts(0, 2, 0, 2)]).toEqual([blocks, blocks, blocks, blocks]);
    expect(() => kernel.counts(0, 3, 0, 2)).toThrow(/\[0, 2\], found \[0, 3\)/);
    kernel.free();
  });
}

/** Mostly small and awkward sizes: empty, one, and not a multiple of any block. */
const size = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 10, max: 61 }));
const seeds = fc.integer({ min: 0, max: 2 ** 31 });

function randomMatrix(rows: number, columns: number, seed: number, map = (value: number) => value): Matrix {
  const stream = random(seed);
  return matrix(
    Float32Array.from({ length: rows * columns }, () => map(stream.normal())),
    rows,
    columns,
  );
}

function randomFirings(
  blocks: number,
  features: number,
  seed: number,
  wide: boolean,
  share = random(seed + 9).uniform(),
): Firings {
  const stream = random(seed);
  const indices: number[] = [];
  const indptr = Uint32Array.from({ length: blocks + 1 }, (_, b) => {
    if (b > 0) for (let i = 0; i < features; i++) if (stream.uniform() < share) indices.push(i);
    return indices.length;
  });
  return { blocks, features, indptr, indices: wide ? Uint32Array.from(indices) : Uint16Array.from(indices) };
}

function randomTile(n: number, seed: number): [number, number, number, number] {
  const stream = random(seed + 3);
  const i0 = stream.integer(n + 1);
  const j0 = stream.integer(n + 1);
  return [i0, i0 + stream.integer(n - i0 + 1), j0, j0 + stream.integer(n - j0 + 1)];
}

function denseFirings({ blocks, features, indptr, indices }: Firings): Matrix {
  const b = matrix(new Float32Array(blocks * features), blocks, features);
  for (let i = 0; i < blocks; i++) {
    for (let p = indptr[i]!; p < indptr[i + 1]!; p++) b.data[i * features + indices[p]!] = 1;
  }
  return b;
}

function transpose({ data, rows, columns }: Matrix): Matrix {
  const result = new Float32Array(data.length);
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) result[j * rows + i] = data[i * columns + j]!;
  return matrix(result, columns, rows);
}

function doubles(m: Matrix): Float64Array {
  return Float64Array.from(m.data);
}

function naiveProduct(a: Matrix, b: Matrix, map = (value: number) => value): Float64Array {
  const c = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let p = 0; p < a.columns; p++) {
      const left = map(a.data[i * a.columns + p]!);
      for (let j = 0; j < b.columns; j++) {
        c[i * b.columns + j]! += left * map(b.data[p * b.columns + j]!);
      }
    }
  }
  return c;
}

/** Σ|aᵢₖ bₖⱼ|, against which the errors of a product are measured. */
function boundsOfProduct(a: Matrix, b: Matrix): Float64Array {
  return naiveProduct(a, b, Math.abs);
}

function columnMeans(x: Matrix): Float64Array {
  const means = new Float64Array(x.columns);
  for (let i = 0; i < x.data.length; i++) means[i % x.columns]! += x.data[i]! / x.rows;
  return means;
}

function naiveGram(
  { data, rows, columns }: Matrix,
  center: Float64Array = new Float64Array(columns),
): Float64Array {
  const gram = new Float64Array(columns * columns);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < columns; i++) {
      const left = data[r * columns + i]! - center[i]!;
      for (let j = 0; j < columns; j++) {
        gram[i * columns + j]! += left * (data[r * columns + j]! - center[j]!);
      }
    }
  }
  return gram;
}

/** √(gᵢᵢ gⱼⱼ), against which the errors of a Gram matrix are measured. */
function boundsOfGram(gram: Float64Array, d: number): Float64Array {
  return gram.map((_, e) => Math.sqrt(gram[Math.floor(e / d) * (d + 1)]! * gram[(e % d) * (d + 1)]!));
}

function naiveNearest(x: Matrix, from: number, to: number, k: number, metric: Metric) {
  const { data, rows, columns } = x;
  const sum = (i: number, j: number, term: (a: number, b: number) => number) => {
    let total = 0;
    for (let c = 0; c < columns; c++) total += term(data[i * columns + c]!, data[j * columns + c]!);
    return total;
  };
  const dot = (i: number, j: number) => sum(i, j, (a, b) => a * b);
  const distance = (i: number, j: number) => {
    if (metric === 'euclidean') return sum(i, j, (a, b) => (a - b) * (a - b));
    const scale = Math.sqrt(dot(i, i) * dot(j, j));
    return Math.min(2, Math.max(0, 1 - (scale > 0 ? dot(i, j) / scale : 0)));
  };
  const indices = new Uint32Array((to - from) * k);
  const distances = new Float32Array((to - from) * k);
  for (let i = from; i < to; i++) {
    Array.from({ length: rows }, (_, j) => ({ j, distance: distance(i, j) }))
      .filter(({ j }) => j !== i)
      .sort((a, b) => a.distance - b.distance || a.j - b.j)
      .slice(0, k)
      .forEach((neighbour, place) => {
        indices[(i - from) * k + place] = neighbour.j;
        distances[(i - from) * k + place] =
          metric === 'euclidean' ? Math.sqrt(neighbour.distance) : neighbour.distance;
      });
  }
  return { indices, distances };
}

function expectClose(
  found: ArrayLike<number>,
  expected: ArrayLike<number>,
  bounds: ArrayLike<number>,
  { relative } = { relative: 2e-6 },
): void {
  expect(found.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(found[i]! - expected[i]!);
    // Written so that NaN fails.
    if (!(error <= relative * bounds[i]! + 1e-30)) {
      expect.fail(`entry ${i}: expected ${expected[i]}, found ${found[i]}, bound ${relative * bounds[i]!}`);
    }
  }
}
