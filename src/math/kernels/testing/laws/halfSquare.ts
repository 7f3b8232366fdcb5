import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rowStart } from '../../../matrices/cooccurrence.ts';
import type { Kernels } from '../../interface.ts';
import { random } from '../../../random/random.ts';
import { weights, type Entries, type Weighting } from '../../weighting.ts';
import { doubles, randomMatrix, seeds, size } from './naive.ts';

const forms = fc.constantFrom<Weighting['form'][]>('jaccard', 'dice', 'largest');
const kinds = fc.constantFrom(Uint16Array, Uint32Array, Float32Array);

/** The laws of `Kernels.halfSquare`. */
export function describeHalfSquare(get: () => Kernels): void {
  test('a pass over the rows of half a square is the naive product with the whole', () => {
    fc.assert(
      fc.property(size, forms, kinds, seeds, (n, form, Kind, seed) => {
        const { table, weighting } = randomTable(n, form, Kind, seed);
        const v = doubles(randomMatrix(n, 2, seed + 1));
        const kernel = get().halfSquare(weighting, v);
        const stream = random(seed + 2);
        for (let from = 0; from < n;) {
          const to = Math.min(n, from + 1 + stream.integer(7));
          kernel.rows(from, to, table.subarray(rowStart(from, n), rowStart(to, n)));
          from = to;
        }
        const found = kernel.product();
        kernel.free();
        const expected = naive(table, weighting, v);
        expect(found).toHaveLength(2 * n);
        for (let p = 0; p < 2 * n; p++) expect(found[p]).toBeCloseTo(expected[p]!, 9);
      }),
    );
  });

  test('rows of the wrong length, and use after free, are refused', () => {
    const weighting: Weighting = { form: 'dice', g: new Float64Array(3).fill(1) };
    expect(() => get().halfSquare(weighting, new Float64Array(3))).toThrow(/6 entries, found 3/);
    const kernel = get().halfSquare(weighting, new Float64Array(6));
    expect(() => kernel.rows(0, 2, new Uint16Array(3))).toThrow(/5 entries, found 3/);
    expect(() => kernel.rows(2, 4, new Uint16Array(1))).toThrow(/within \[0, 3\], found \[2, 4\)/);
    kernel.free();
    expect(() => kernel.product()).toThrow('used after free');
  });
}

/** Entries that are at most the numbers of both features, as counts are. */
function randomTable(
  n: number,
  form: Weighting['form'],
  Kind: new (length: number) => Entries,
  seed: number,
): { table: Entries; weighting: Weighting } {
  const stream = random(seed);
  const g = Float64Array.from({ length: n }, () => 1 + Math.floor(40 * stream.uniform()));
  const table = new Kind(rowStart(n, n));
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++)
      table[rowStart(i, n) + j - i] = Math.floor(stream.uniform() * Math.min(g[i]!, g[j]!));
  }
  return { table, weighting: { form, g } };
}

function naive(table: Entries, { form, g }: Weighting, v: Float64Array): Float64Array {
  const n = g.length;
  const out = new Float64Array(2 * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) continue;
      const [low, high] = i < j ? [i, j] : [j, i];
      const w = weights[form](table[rowStart(low, n) + high - low]!, g[i]!, g[j]!);
      for (let lane = 0; lane < 2; lane++) out[lane * n + i]! += w * v[lane * n + j]!;
    }
  }
  return out;
}
