import { DRAWS_FOR_P } from '../math/statistics/nulls/enoughDraws.ts';

/** How deep results are searched for figures. */
const DEPTH = 6;

/**
 * The number of figures in a result that have a p value: objects with a number `p`, and with at least 199 draws of their null if
 * its draws are known. A figure that is corrected for its neighbours counts as one, like any other.
 *
 * @param result  plain data
 */
export function figuresWithP(result: unknown, depth = DEPTH): number {
  if (typeof result !== 'object' || result === null || ArrayBuffer.isView(result) || depth === 0) return 0;
  const own = hasP(result) ? 1 : 0;
  const parts = Object.values(result) as unknown[];
  return parts.reduce((sum: number, part) => sum + figuresWithP(part, depth - 1), own);
}

function hasP(one: object): boolean {
  if (!('p' in one) || typeof one.p !== 'number' || !Number.isFinite(one.p)) return false;
  const draws = (one as { readonly null?: { readonly samples?: ArrayLike<number> } }).null?.samples;
  return draws === undefined || draws.length >= DRAWS_FOR_P;
}
