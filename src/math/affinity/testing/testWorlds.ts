import fc from 'fast-check';
import { rowStart, type Cooccurrence } from '../../matrices/cooccurrence.ts';
import type { Firings } from '../../matrices/firings.ts';
import type { Matrix } from '../../matrices/matrix.ts';

/** Small worlds for tests of affinities, and the affinities as dense tables from their definitions. */

/** Small firings, some with silent and always-on features, empty blocks, or no blocks. */
export const smallFirings: fc.Arbitrary<Firings> = fc
  .record({ features: fc.integer({ min: 1, max: 14 }), blocks: fc.integer({ min: 0, max: 12 }) })
  .chain(({ features, blocks }) =>
    fc
      .array(fc.subarray(Array.from({ length: features }, (_, i) => i)), {
        minLength: blocks,
        maxLength: blocks,
      })
      .map((rows) => firingsOf(features, rows)),
  );

/** The firings whose block b has the features `rows[b]`. */
export function firingsOf(features: number, rows: number[][]): Firings {
  const indptr = new Uint32Array(rows.length + 1);
  rows.forEach((row, b) => (indptr[b + 1] = indptr[b]! + row.length));
  return { features, blocks: rows.length, indptr, indices: Uint16Array.from(rows.flat()) };
}

/** Small directions, some of them zero or repeated. */
export const smallDirections: fc.Arbitrary<Matrix> = fc
  .record({ rows: fc.integer({ min: 1, max: 14 }), columns: fc.integer({ min: 1, max: 9 }) })
  .chain(({ rows, columns }) =>
    fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: rows * columns, maxLength: rows * columns })
      .map((entries) => ({ data: Float32Array.from(entries), rows, columns })),
  );

/** The counts of all pairs, `[features, features]`. */
export function denseCounts({ blocks, features, indptr, indices }: Firings): number[][] {
  const counts = Array.from({ length: features }, () => new Array<number>(features).fill(0));
  for (let b = 0; b < blocks; b++) {
    const row = indices.subarray(indptr[b], indptr[b + 1]);
    for (const i of row) for (const j of row) counts[i]![j]!++;
  }
  return counts;
}

/** The same counts as a file stores them. */
export function halfCounts(firings: Firings): Cooccurrence {
  const { features, blocks } = firings;
  const counts = new Uint32Array((features * (features + 1)) / 2);
  denseCounts(firings).forEach((row, i) => {
    for (let j = i; j < features; j++) counts[rowStart(i, features) + j - i] = row[j]!;
  });
  return { features, blocks, counts };
}

const over = (a: number, b: number) => (b === 0 ? 0 : a / b);

/** Each affinity of firings by its definition from the four counts of a pair. */
export const byDefinition: Record<string, (n11: number, n10: number, n01: number, n00: number) => number> = {
  phi: (n11, n10, n01, n00) =>
    1 + over(n11 * n00 - n10 * n01, Math.sqrt((n11 + n10) * (n01 + n00) * (n11 + n01) * (n10 + n00))),
  smc: (n11, n10, n01, n00) => over(n11 + n00, n11 + n10 + n01 + n00),
  jaccard: (n11, n10, n01) => over(n11, n11 + n10 + n01),
  dice: (n11, n10, n01) => over(2 * n11, 2 * n11 + n10 + n01),
  overlap: (n11, n10, n01) => over(n11, Math.min(n11 + n10, n11 + n01)),
};

/** An affinity of firings as a dense table with a zero diagonal. */
export function denseAffinity(name: string, firings: Firings): number[][] {
  const counts = denseCounts(firings);
  return counts.map((row, i) =>
    row.map((n11, j) => {
      const n10 = counts[i]![i]! - n11;
      const n01 = counts[j]![j]! - n11;
      return i === j ? 0 : byDefinition[name]!(n11, n10, n01, firings.blocks - n11 - n10 - n01);
    }),
  );
}

/** A similarity of directions as a dense table with a zero diagonal, in float64. */
export function denseSimilarity(
  { data, rows, columns }: Matrix,
  from: (cosine: number) => number,
): number[][] {
  const dot = (i: number, j: number) => {
    let sum = 0;
    for (let c = 0; c < columns; c++) sum += data[i * columns + c]! * data[j * columns + c]!;
    return sum;
  };
  return Array.from({ length: rows }, (_, i) =>
    Array.from({ length: rows }, (_, j) =>
      i === j ? 0 : from(Math.min(1, Math.max(-1, over(dot(i, j), Math.sqrt(dot(i, i) * dot(j, j)))))),
    ),
  );
}

/** A·V for a dense A, V `[n, width]`. */
export function denseTimes(a: number[][], v: Float64Array, width: number): number[] {
  return Array.from({ length: a.length * width }, (_, p) =>
    a[Math.floor(p / width)]!.reduce((sum, value, j) => sum + value * v[j * width + (p % width)]!, 0),
  );
}
