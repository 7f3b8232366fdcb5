/**
 * How far a product that a card computed can be from the true one. WGSL (https://www.w3.org/TR/WGSL/, 15.7.2 to 15.7.5)
 * rounds a sum or a product of float32 to one of its two neighbours, with no say in which; lets the compiler add in any
 * order and fuse a multiplication with an addition; and lets inputs and outputs below the least normal number become zero.
 */

/** The largest relative error of one operation: a whole unit in the last place, because the rounding mode is open. */
export const CARD_UNIT = 2 ** -23;
/** The least normal float32: anything smaller may be taken for zero. */
export const LEAST_NORMAL = 2 ** -126;
/** The largest relative error of a number that this machine rounds to float32, a little more than half a unit. */
export const ROUNDED = 2 ** -24 * (1 + 2 ** -20);

/**
 * γₙ = n·u / (1 − n·u): the error of a sum of n products is at most γₙ·Σ|aᵢ bᵢ|, whatever the order and with or without
 * fused operations (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., 3.1 and 4.2; each product passes
 * through at most n roundings).
 *
 * @param terms  n
 * @throws RangeError when n·u is above ½: the bound says nothing there
 */
export function relativeBound(terms: number): number {
  const share = terms * CARD_UNIT;
  if (!(share <= 0.5)) {
    throw new RangeError(`card: sums of up to ${0.5 / CARD_UNIT} products have a bound, found ${terms}`);
  }
  return share / (1 - share);
}

/**
 * The error that numbers taken for zero add to a sum of n products: each factor, each product, each partial sum and the
 * result may lose less than the least normal number; what is lost grows by no more than 1 + γₙ ≤ 2 on its way.
 *
 * @param terms  n
 * @param largestA  the largest |aᵢ|
 * @param largestB  the largest |bᵢ|
 */
export function flushBound(terms: number, largestA: number, largestB: number): number {
  return 2 * LEAST_NORMAL * (terms * (largestA + largestB + 2) + 1);
}
