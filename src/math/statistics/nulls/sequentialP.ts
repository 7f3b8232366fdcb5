/** On which side of its draws a value is far out; named before the draws are seen. */
export type Side = 'above' | 'below';

/** Values that differ by less, as a share of their size, are equal. */
const ROUNDING = 1e-12;

/** Whether a draw is at least as far out as the value. */
export function isAsFar(draw: number, value: number, side: Side): boolean {
  const slack = ROUNDING * Math.max(Math.abs(value), Math.abs(draw));
  return side === 'above' ? draw >= value - slack : draw <= value + slack;
}

/**
 * The one-sided p value of a value beside draws that may stop as soon as `enough` of them are at least as far out: enough/l if
 * that is so after l draws, otherwise (1 + g)/(1 + n) with the g of all n draws (Besag & Clifford 1991, Biometrika 78, 301–304). It
 * rejects at its nominal rate although the number of draws depends on them, so that draws are spent on values that are far out.
 *
 * @param draws  in the order in which they were made; those that are not finite are left out
 * @param enough  at least 1
 * @returns null if the value is not finite, or no draw is
 */
export function sequentialP(
  value: number,
  draws: ArrayLike<number>,
  side: Side,
  enough: number,
): number | null {
  if (!Number.isFinite(value)) return null;
  let [made, asFar] = [0, 0];
  for (let i = 0; i < draws.length; i++) {
    const draw = draws[i]!;
    if (!Number.isFinite(draw)) continue;
    made++;
    if (isAsFar(draw, value, side)) asFar++;
    if (asFar === enough) return enough / made;
  }
  return made > 0 ? (1 + asFar) / (1 + made) : null;
}
