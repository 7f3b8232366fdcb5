import type { HalfSquareKernel } from './interface.ts';
import { weights, type Entries, type Weighting } from './weighting.ts';
import { checkLength, lifetime } from './checks.ts';

/** Two rows of a half square from one column on: their numbers g, and the entries of both vectors at the two rows. */
export interface RowPair {
  readonly after: number;
  readonly ga: number;
  readonly gb: number;
  readonly va: readonly [number, number];
  readonly vb: readonly [number, number];
}

/** The part that each set of kernels implements: the loop over the columns that two rows share. */
export interface RowLoop {
  /** `[n, 2]` */
  readonly out: Float64Array;
  /**
   * For the columns from `after` on: adds the products of the first row with both vectors to `sums[0]` and `sums[1]`,
   * those of the second row to `sums[2]` and `sums[3]`, and the transposed products to `out`. `a` and `b` begin at
   * column `after`. Divisions take most of the time; here one division serves two vectors.
   */
  loop(a: Entries, b: Entries, pair: RowPair, sums: Float64Array): void;
  free(): void;
}

/**
 * The part of a pass that all sets of kernels share. It takes rows in pairs, so that v and out are read half as often.
 *
 * @param v  `[n, 2]`
 * @throws RangeError when `v` has another length
 */
export function halfSquareKernel(weighting: Weighting, v: Float64Array, inner: RowLoop): HalfSquareKernel {
  const { form, g } = weighting;
  const weight = weights[form];
  const n = g.length;
  checkLength('halfSquare: v', 2 * n, v.length);
  const life = lifetime('half-square kernel');
  const { out } = inner;
  const sums = new Float64Array(4);
  const at = (i: number) => [v[2 * i]!, v[2 * i + 1]!] as const;

  /** Adds the products of the entry x at (i, j), off the diagonal. */
  const passEntry = (x: number, i: number, j: number) => {
    const w = weight(x, g[i]!, g[j]!);
    for (let lane = 0; lane < 2; lane++) {
      out[2 * i + lane]! += w * v[2 * j + lane]!;
      out[2 * j + lane]! += w * v[2 * i + lane]!;
    }
  };
  const addTo = (i: number, first: number) => {
    for (let lane = 0; lane < 2; lane++) out[2 * i + lane]! += sums[first + lane]!;
  };

  return {
    rows(i, a, b) {
      life.check();
      checkLength('halfSquare.rows: the first', n - i, a.length);
      if (b) checkLength('halfSquare.rows: the second', n - i - 1, b.length);
      if (i + 1 >= n) return;
      passEntry(a[1]!, i, i + 1);
      const after = i + 2;
      if (after >= n) return;
      // A single row is its own partner, with weight 0.
      const [gb, vb] = b ? [g[i + 1]!, at(i + 1)] : [g[i]!, [0, 0] as const];
      sums.fill(0);
      inner.loop(
        a.subarray(2),
        b ? b.subarray(1) : a.subarray(2),
        { after, ga: g[i]!, gb, va: at(i), vb },
        sums,
      );
      addTo(i, 0);
      if (b) addTo(i + 1, 2);
    },
    product() {
      life.check();
      return out.slice();
    },
    free() {
      life.free();
      inner.free();
    },
  };
}
