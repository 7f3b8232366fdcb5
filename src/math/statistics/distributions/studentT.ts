import { incompleteBeta } from './incompleteBeta.ts';

/**
 * P(|T| ≥ |t|) for Student's t with `freedom` degrees of freedom, in [0, 1]: I_{ν/(ν+t²)}(ν/2, 1/2)
 * (Abramowitz & Stegun 26.7.1); as `2 * scipy.stats.t.sf(abs(t), freedom)`.
 *
 * @throws RangeError when `freedom` is not positive
 */
export function studentTwoSided(t: number, freedom: number): number {
  if (!(freedom > 0)) throw new RangeError(`Student’s t: expected freedom > 0, found ${freedom}`);
  const square = t * t;
  return incompleteBeta(freedom / 2, 0.5, freedom / (freedom + square), square / (freedom + square));
}

/**
 * The t that |T| exceeds with probability 1 − `confidence`: the half-width of an interval in standard errors, such as
 * 1.96 for 0.95 and many degrees of freedom. As `scipy.stats.t.ppf((1 + c) / 2, freedom)`.
 *
 * @param confidence  in (0, 1)
 * @throws RangeError when `confidence` lies outside (0, 1) or `freedom` is not positive
 */
export function studentQuantile(confidence: number, freedom: number): number {
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`Student’s t: expected a confidence in (0, 1), found ${confidence}`);
  }
  const tail = 1 - confidence;
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, freedom) > tail) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (studentTwoSided(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
