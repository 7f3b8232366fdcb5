import { checkHalfSquareRows, checkLength, lifetime } from '../checks.ts';
import type { HalfSquareKernel } from '../interface.ts';
import { weights, type Weighting } from '../weighting.ts';

/** A pass over a symmetric table in plain TypeScript; see `HalfSquareKernel`. */
export function plainHalfSquare({ form, g }: Weighting, v: Float64Array): HalfSquareKernel {
  const n = g.length;
  checkLength('halfSquare: v', 2 * n, v.length);
  const life = lifetime('half-square kernel');
  const out = new Float64Array(2 * n);
  const weight = weights[form];
  return {
    rows(from, to, values) {
      life.check();
      checkHalfSquareRows(from, to, values, n);
      let at = 0;
      for (let i = from; i < to; i++) {
        const [own, v0, v1] = [g[i]!, v[i]!, v[n + i]!];
        let [sum0, sum1] = [0, 0];
        at++;
        for (let j = i + 1; j < n; j++) {
          const w = weight(values[at++]!, own, g[j]!);
          sum0 += w * v[j]!;
          sum1 += w * v[n + j]!;
          out[j]! += w * v0;
          out[n + j]! += w * v1;
        }
        out[i]! += sum0;
        out[n + i]! += sum1;
      }
    },
    product() {
      life.check();
      return out.slice();
    },
    free: () => life.free(),
  };
}
