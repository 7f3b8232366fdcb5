/** A power law y = factor · x^exponent. */
export interface PowerFit {
  readonly exponent: number;
  /** standard error of the exponent; NaN with two points */
  readonly error: number;
  readonly factor: number;
}

/**
 * Least squares of log y against log x.
 *
 * @param x  positive, at least two different ones
 * @param y  positive
 * @throws RangeError when there are fewer than two points
 */
export function fitPower(x: readonly number[], y: readonly number[]): PowerFit {
  const n = x.length;
  if (n < 2) throw new RangeError(`growth: an exponent needs 2 points, found ${n}`);
  const [a, b] = [x.map(Math.log), y.map(Math.log)];
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / n;
  const [meanA, meanB] = [mean(a), mean(b)];
  const spread = a.reduce((sum, value) => sum + (value - meanA) ** 2, 0);
  const exponent = a.reduce((sum, value, i) => sum + (value - meanA) * (b[i]! - meanB), 0) / spread;
  const rest = a.reduce((sum, value, i) => sum + (b[i]! - meanB - exponent * (value - meanA)) ** 2, 0);
  return {
    exponent,
    error: Math.sqrt(rest / (n - 2) / spread),
    factor: Math.exp(meanB - exponent * meanA),
  };
}

/** The power law of this exponent through a point. */
export const powerThrough = (exponent: number, x: number, y: number): PowerFit => ({
  exponent,
  error: NaN,
  factor: y / x ** exponent,
});

/** The power law at x. */
export const powerAt = ({ exponent, factor }: PowerFit, x: number): number => factor * x ** exponent;
