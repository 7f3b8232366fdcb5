/**
 * Adjusted p values of tests of which a share may be false discoveries: the least rate at which each test is a discovery
 * (Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57, 289–300; for tests that are independent or
 * depend positively on each other).
 *
 * @param p  p values, null for a test without one, which does not count
 * @returns in the order of `p`, in [0, 1]
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.flatMap((value, test) => (value === null ? [] : [{ value, test }]));
  tested.sort((a, b) => b.value - a.value);
  const adjusted: (number | null)[] = p.map(() => null);
  let least = 1;
  tested.forEach(({ value, test }, after) => {
    least = Math.min(least, (value * tested.length) / (tested.length - after));
    adjusted[test] = least;
  });
  return adjusted;
}
