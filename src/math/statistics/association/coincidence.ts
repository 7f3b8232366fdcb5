/**
 * An upper bound of the probability that two things coincide at least as often as they do if they are independent: one
 * occurs in `a` of `total` blocks, the other in `b`, and they coincide in `together` blocks or more (a hypergeometric
 * tail, given a and b). It holds for any counts, however small.
 *
 * @returns in (0, 1]; 1 if they coincide no more often than expected
 * @see Hoeffding (1963), theorem 1 and section 6: P ≤ exp(−a·KL(together/a ‖ b/total)), and the same with a and b swapped
 */
export function coincidenceBound(together: number, a: number, b: number, total: number): number {
  if (a === 0 || b === 0 || total === 0 || together * total <= a * b) return 1;
  return Math.min(1, tail(together, a, b, total), tail(together, b, a, total));
}

/** exp(−n·KL(k/n ‖ m/N)) */
function tail(k: number, n: number, m: number, N: number): number {
  const [p, q] = [k / n, m / N];
  const rest = p < 1 ? (1 - p) * Math.log((1 - p) / (1 - q)) : 0;
  return Math.exp(-n * (p * Math.log(p / q) + rest));
}
