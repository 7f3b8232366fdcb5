/** 1.959964, the 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share by Wilson's score (Wilson, JASA 22, 1927), which holds for small counts and shares near 0
 * and 1; as `scipy.stats.binomtest(count, total).proportion_ci(method="wilson")`.
 *
 * @param count  of `total`; total more than 0
 * @returns low and high, in [0, 1]
 */
export function wilson(count: number, total: number): { readonly low: number; readonly high: number } {
  const share = count / total;
  const weight = Z ** 2 / total;
  const middle = share + weight / 2;
  const half = Z * Math.sqrt((share * (1 - share)) / total + weight / (4 * total));
  const low = count === 0 ? 0 : (middle - half) / (1 + weight);
  const high = count === total ? 1 : (middle + half) / (1 + weight);
  return { low, high };
}
