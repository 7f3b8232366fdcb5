import { implicitQl } from '../linear/implicitQl.ts';
import type { Random } from '../random/random.ts';
import type { Work } from '../work/work.ts';

/**
 * The spectrum of a random isotropic Gaussian cloud, exact without drawing the cloud: the eigenvalues of XᵀX/samples
 * for X `[samples, dim]` standard normal are those of B·Bᵀ for a bidiagonal B of chi variables (Dumitriu & Edelman 2002,
 * the β = 1 Laguerre ensemble; Silverstein 1985). O(dim²) instead of O(samples · dim²).
 *
 * @param samples  rows, not necessarily a whole number; n − 1 if the mean of the cloud is subtracted; at least 1
 * @param dim      columns, at least 1
 * @returns the non-zero eigenvalues, descending, `[min(samples, dim)]`, samples rounded
 */
export async function wishartSpectrum(
  samples: number,
  dim: number,
  stream: Random,
  work: Work,
): Promise<Float64Array> {
  const count = Math.min(Math.round(samples), dim);
  const long = Math.max(samples, dim);
  const diagonal = new Float64Array(count);
  const beside = new Float64Array(count);
  let above = 0;
  for (let i = 0; i < count; i++) {
    const chi = Math.sqrt(chiSquare(long - i, stream));
    diagonal[i] = (chi * chi + above) / samples;
    above = i + 1 < count ? chiSquare(count - 1 - i, stream) : 0;
    beside[i] = (chi * Math.sqrt(above)) / samples;
  }
  for (const _ of implicitQl({ diagonal, beside }, null)) await work.pause();
  // Rounding may leave the smallest eigenvalue of a square cloud just below zero.
  return diagonal
    .sort()
    .reverse()
    .map((value) => Math.max(0, value));
}

/**
 * A chi-square variate with `freedom` ≥ 1 degrees of freedom: twice a gamma variate by Marsaglia & Tsang 2000.
 */
export function chiSquare(freedom: number, stream: Random): number {
  if (freedom === 1) return stream.normal() ** 2;
  const d = freedom / 2 - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = stream.normal();
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - stream.uniform();
    if (Math.log(u) < 0.5 * x * x + d - d * v + d * Math.log(v)) return 2 * d * v;
  }
}
