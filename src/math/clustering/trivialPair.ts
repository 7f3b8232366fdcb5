import type { NormalisedAffinity } from '../affinity/normalised.ts';
import type { KnownPair } from '../linear/lanczos.ts';

/**
 * The trivial eigenpair of a normalised affinity (von Luxburg 2007, section 3.2): √degree is its own image, because
 * D^-½AD^-½·√d = D^-½·A·1 = √d. No eigenvalue is larger, because no entry of A is negative. The product A·1 that gave the
 * degrees measures the residual.
 *
 * @returns undefined if features are isolated: their degrees, however small, are in A·1 but not in the operator
 */
export function trivialPair({ degrees, roots, isolated }: NormalisedAffinity): KnownPair | undefined {
  if (isolated > 0) return undefined;
  const length = Math.sqrt(degrees.reduce((sum, degree) => sum + degree, 0));
  let sum = 0;
  for (let i = 0; i < roots.length; i++) sum += (degrees[i]! / roots[i]! - roots[i]!) ** 2;
  return { value: 1, vector: roots.map((root) => root / length), residual: Math.sqrt(sum) / length };
}
