import type { HalfSquareKernel } from '../interface.ts';
import { weights, type Weighting } from '../weighting.ts';
import { halfSquareKernel } from '../halfSquareRows.ts';

/** A pass over a symmetric table in plain TypeScript; see `HalfSquareKernel`. */
export function plainHalfSquare(weighting: Weighting, v: Float64Array): HalfSquareKernel {
  const { form, g } = weighting;
  const out = new Float64Array(v.length);
  const weight = weights[form];
  return halfSquareKernel(weighting, v, {
    out,
    loop(a, b, { after, ga, gb, va: [va0, va1], vb: [vb0, vb1] }, sums) {
      for (let p = 0, q = 2 * after; p < a.length; p++, q += 2) {
        const h = g[after + p]!;
        const wa = weight(a[p]!, ga, h);
        const wb = weight(b[p]!, gb, h);
        const [v0, v1] = [v[q]!, v[q + 1]!];
        sums[0]! += wa * v0;
        sums[1]! += wa * v1;
        sums[2]! += wb * v0;
        sums[3]! += wb * v1;
        out[q]! += wa * va0 + wb * vb0;
        out[q + 1]! += wa * va1 + wb * vb1;
      }
    },
    free: () => undefined,
  });
}
