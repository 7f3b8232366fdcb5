import { pBound, plusMinus, zScore } from '../../controls/numbers.ts';
import type { NullDistribution } from '../hill.ts';

/** `null 0.000 ± 0.001 · z 298 · 999 permutations · p ≤ 0.001` */
export function nullNote(
  { mean, sd }: NullDistribution,
  z: number | null,
  p: number | null,
  n: string | undefined,
): string {
  const parts = [`null ${plusMinus(mean, sd)}`];
  if (z !== null) parts.push(zScore(z));
  if (n) parts.push(n);
  if (p !== null) parts.push(pBound(p));
  return parts.join(' · ');
}
