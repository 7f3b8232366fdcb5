/**
 * How the entries x of a half square become affinities, with one number gᵢ per feature:
 * `jaccard`, x / (gᵢ + gⱼ − x), and `dice`, 2x / (gᵢ + gⱼ), g the blocks of a feature, at least 1 (where
 * a feature never fires the count is 0 and so is the weight: 0/0 = 0); `largest`, x · max(gᵢ, gⱼ), which
 * is the overlap for g = 1/blocks and the entry itself for g = 1.
 */
export interface Weighting {
  readonly form: 'jaccard' | 'dice' | 'largest';
  /** `[n]` */
  readonly g: Float64Array;
}

/** Entries that are affinities already. */
export function asTheyAre(n: number): Weighting {
  return { form: 'largest', g: new Float64Array(n).fill(1) };
}

export type Entries = Uint16Array | Uint32Array | Float32Array;

/** The affinity that an entry x at (i, j) stands for. */
export function weigh({ form, g }: Weighting, x: number, i: number, j: number): number {
  if (form === 'largest') return x * Math.max(g[i]!, g[j]!);
  return form === 'dice' ? (2 * x) / (g[i]! + g[j]!) : x / (g[i]! + g[j]! - x);
}

/**
 * Two rows of a half square from the same column on to the last, with their numbers g and their entries
 * of the vector v that the table is multiplied by.
 */
export interface TwoRows {
  readonly a: Entries;
  readonly b: Entries;
  readonly ga: number;
  readonly gb: number;
  readonly va: number;
  readonly vb: number;
}

/**
 * Adds the rows' products with v to `sums[0]` and `sums[1]`, and their transposes, times `va` and `vb`, to
 * `out`. Two rows at a time, for v and out are then read half as often. All arrays begin at the rows'
 * first column.
 */
export function passTwoRows(
  form: Weighting['form'],
  rows: TwoRows,
  g: Float64Array,
  v: Float64Array,
  out: Float64Array,
  sums: Float64Array,
): void {
  passes[form](rows, g, v, out, sums);
}

type Pass = (rows: TwoRows, g: Float64Array, v: Float64Array, out: Float64Array, sums: Float64Array) => void;

// One loop per form: a choice or a call within costs more than the arithmetic.
const passes: Record<Weighting['form'], Pass> = {
  jaccard({ a, b, ga, gb, va, vb }, g, v, out, sums) {
    let sumA = 0;
    let sumB = 0;
    for (let p = 0, count = a.length; p < count; p++) {
      const x = a[p]!;
      const y = b[p]!;
      const wa = x / (ga + g[p]! - x);
      const wb = y / (gb + g[p]! - y);
      sumA += wa * v[p]!;
      sumB += wb * v[p]!;
      out[p]! += wa * va + wb * vb;
    }
    sums[0]! += sumA;
    sums[1]! += sumB;
  },
  dice({ a, b, ga, gb, va, vb }, g, v, out, sums) {
    let sumA = 0;
    let sumB = 0;
    for (let p = 0, count = a.length; p < count; p++) {
      const wa = (2 * a[p]!) / (ga + g[p]!);
      const wb = (2 * b[p]!) / (gb + g[p]!);
      sumA += wa * v[p]!;
      sumB += wb * v[p]!;
      out[p]! += wa * va + wb * vb;
    }
    sums[0]! += sumA;
    sums[1]! += sumB;
  },
  largest({ a, b, ga, gb, va, vb }, g, v, out, sums) {
    let sumA = 0;
    let sumB = 0;
    for (let p = 0, count = a.length; p < count; p++) {
      // Twice the larger of two numbers, without the branch: their sum and their distance.
      const wa = a[p]! * (ga + g[p]! + Math.abs(ga - g[p]!));
      const wb = b[p]! * (gb + g[p]! + Math.abs(gb - g[p]!));
      sumA += wa * v[p]!;
      sumB += wb * v[p]!;
      out[p]! += 0.5 * (wa * va + wb * vb);
    }
    sums[0]! += 0.5 * sumA;
    sums[1]! += 0.5 * sumB;
  },
};
