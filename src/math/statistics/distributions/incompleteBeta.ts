import { logGamma } from './logGamma.ts';

/**
 * Regularised incomplete beta function I_x(a, b) for a, b > 0 and x in [0, 1], by its continued fraction
 * (Numerical Recipes, 3rd edition, section 6.4, modified Lentz). It is in [0, 1]; as `scipy.special.betainc`.
 *
 * @param complement  1 − x, if the caller knows it without cancellation
 * @throws RangeError when a or b is not positive, or x lies outside [0, 1]
 */
export function incompleteBeta(a: number, b: number, x: number, complement = 1 - x): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) {
    throw new RangeError(
      `incompleteBeta: expected a > 0, b > 0 and x in [0, 1], found a ${a}, b ${b}, x ${x}`,
    );
  }
  if (x === 0 || complement === 0) return x === 0 ? 0 : 1;
  const front = Math.exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(complement),
  );
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(a, b, x)) / a
    : 1 - (front * betaFraction(b, a, complement)) / b;
}

function betaFraction(a: number, b: number, x: number): number {
  const tiny = 1e-300;
  const away = (value: number) => (Math.abs(value) < tiny ? tiny : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return fraction;
}
