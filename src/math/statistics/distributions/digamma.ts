/** Coefficients of 1/x², 1/x⁴, … in the asymptotic series of ψ(x) − ln x + 1/(2x): −B₂ₖ / 2k. */
const SERIES = [-1 / 12, 1 / 120, -1 / 252, 1 / 240, -1 / 132, 691 / 32760, -1 / 12];

/**
 * The digamma function ψ(x) = d/dx ln Γ(x) for x > 0, relative error about 1e-14: recurrence up to
 * x ≥ 10, then the asymptotic series (Abramowitz & Stegun 6.3.5 and 6.3.18); as `scipy.special.digamma`.
 *
 * @throws RangeError when x is not positive
 */
export function digamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`digamma: expected x > 0, found ${x}`);
  let shift = 0;
  let y = x;
  for (; y < 10; y++) shift += 1 / y;
  const inverseSquare = 1 / (y * y);
  let series = 0;
  for (let k = SERIES.length - 1; k >= 0; k--) series = (series + SERIES[k]!) * inverseSquare;
  return Math.log(y) - 0.5 / y + series - shift;
}
