import { incompleteBeta } from '../distributions/incompleteBeta.ts';

/** A correlation, its p value and the number of values behind it. */
export interface Correlation {
  /** Pearson's r, in [−1, 1]; NaN if one side is constant */
  readonly r: number;
  /** two-sided p of r = 0 under normality, in [0, 1]; NaN if r is NaN */
  readonly p: number;
  /** the number of pairs of finite values */
  readonly n: number;
}

/**
 * Pearson's r with its two-sided p, as `scipy.stats.pearsonr`: under r = 0, (r + 1)/2 follows a beta distribution with
 * both parameters n/2 − 1, so that p = I_{1−r²}(n/2 − 1, 1/2). Positions at which a value is not finite are left out.
 *
 * @param x  `[n]`
 * @param y  `[n]`
 * @throws RangeError when the lengths differ or fewer than 2 positions remain
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): Correlation {
  if (x.length !== y.length) {
    throw new RangeError(`pearson: expected lists of the same length, found ${x.length} and ${y.length}`);
  }
  const { n, xx, yy, xy } = centredSums(x, y);
  if (n < 2) throw new RangeError(`pearson: expected at least 2 pairs of finite values, found ${n}`);
  // A constant list leaves a rounding error instead of an exact zero; it has no correlation.
  if (!(xx.centred > 1e-26 * xx.raw) || !(yy.centred > 1e-26 * yy.raw)) return { r: NaN, p: NaN, n };
  const r = Math.max(-1, Math.min(1, xy / Math.sqrt(xx.centred) / Math.sqrt(yy.centred)));
  if (n === 2) return { r: Math.sign(r), p: 1, n };
  const unexplained = (1 - r) * (1 + r);
  return { r, p: incompleteBeta(n / 2 - 1, 0.5, unexplained, r * r), n };
}

function centredSums(x: ArrayLike<number>, y: ArrayLike<number>) {
  let n = 0,
    meanX = 0,
    meanY = 0;
  const each = (visit: (a: number, b: number) => void) => {
    for (let i = 0; i < x.length; i++) {
      if (Number.isFinite(x[i]) && Number.isFinite(y[i])) visit(x[i]!, y[i]!);
    }
  };
  each((a, b) => {
    n++;
    meanX += a;
    meanY += b;
  });
  meanX /= n;
  meanY /= n;
  const xx = { centred: 0, raw: 0 },
    yy = { centred: 0, raw: 0 };
  let xy = 0;
  each((a, b) => {
    xx.centred += (a - meanX) ** 2;
    xx.raw += a * a;
    yy.centred += (b - meanY) ** 2;
    yy.raw += b * b;
    xy += (a - meanX) * (b - meanY);
  });
  return { n, xx, yy, xy };
}
