import type { HalfSquareKernel } from '../kernels.ts';
import type { Entries, Weighting } from '../weighting.ts';
import { halfSquareKernel, type RowPair } from './halfSquareRows.ts';

/** A pass over a symmetric table in plain TypeScript; see `HalfSquareKernel`. */
export function plainHalfSquare(weighting: Weighting, v: Float64Array): HalfSquareKernel {
  const { form, g } = weighting;
  const out = new Float64Array(v.length);
  const loop = passes[form];
  return halfSquareKernel(weighting, v, {
    out: () => out,
    loop(a: Entries, b: Entries, pair: RowPair, sums: Float64Array) {
      const { after } = pair;
      loop(a, b, pair, g.subarray(after), v.subarray(2 * after), out.subarray(2 * after), sums);
    },
    free: () => undefined,
  });
}

type Pass = (
  a: Entries,
  b: Entries,
  pair: RowPair,
  g: Float64Array,
  v: Float64Array,
  out: Float64Array,
  sums: Float64Array,
) => void;

// One loop per form: a choice or a call within costs more than the arithmetic.
const passes: Record<Weighting['form'], Pass> = {
  jaccard(a, b, { ga, gb, va: [va0, va1], vb: [vb0, vb1] }, g, v, out, sums) {
    let [a0, a1, b0, b1] = [0, 0, 0, 0];
    for (let p = 0, q = 0, count = a.length; p < count; p++, q += 2) {
      const x = a[p]!;
      const y = b[p]!;
      const wa = x / (ga + g[p]! - x);
      const wb = y / (gb + g[p]! - y);
      const v0 = v[q]!;
      const v1 = v[q + 1]!;
      a0 += wa * v0;
      a1 += wa * v1;
      b0 += wb * v0;
      b1 += wb * v1;
      out[q]! += wa * va0 + wb * vb0;
      out[q + 1]! += wa * va1 + wb * vb1;
    }
    add(sums, a0, a1, b0, b1);
  },
  dice(a, b, { ga, gb, va: [va0, va1], vb: [vb0, vb1] }, g, v, out, sums) {
    let [a0, a1, b0, b1] = [0, 0, 0, 0];
    for (let p = 0, q = 0, count = a.length; p < count; p++, q += 2) {
      const wa = (2 * a[p]!) / (ga + g[p]!);
      const wb = (2 * b[p]!) / (gb + g[p]!);
      const v0 = v[q]!;
      const v1 = v[q + 1]!;
      a0 += wa * v0;
      a1 += wa * v1;
      b0 += wb * v0;
      b1 += wb * v1;
      out[q]! += wa * va0 + wb * vb0;
      out[q + 1]! += wa * va1 + wb * vb1;
    }
    add(sums, a0, a1, b0, b1);
  },
  largest(a, b, { ga, gb, va: [va0, va1], vb: [vb0, vb1] }, g, v, out, sums) {
    let [a0, a1, b0, b1] = [0, 0, 0, 0];
    for (let p = 0, q = 0, count = a.length; p < count; p++, q += 2) {
      // The larger of two numbers, without the branch: half their sum and their distance.
      const wa = 0.5 * a[p]! * (ga + g[p]! + Math.abs(ga - g[p]!));
      const wb = 0.5 * b[p]! * (gb + g[p]! + Math.abs(gb - g[p]!));
      const v0 = v[q]!;
      const v1 = v[q + 1]!;
      a0 += wa * v0;
      a1 += wa * v1;
      b0 += wb * v0;
      b1 += wb * v1;
      out[q]! += wa * va0 + wb * vb0;
      out[q + 1]! += wa * va1 + wb * vb1;
    }
    add(sums, a0, a1, b0, b1);
  },
};

function add(sums: Float64Array, a0: number, a1: number, b0: number, b1: number): void {
  sums[0]! += a0;
  sums[1]! += a1;
  sums[2]! += b0;
  sums[3]! += b1;
}
