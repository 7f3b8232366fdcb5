import { digamma } from '../statistics/distributions/digamma.ts';
import { logGamma } from '../statistics/distributions/logGamma.ts';

/** ln of the volume of the unit ball in `dim` dimensions: (d/2) ln π − ln Γ(d/2 + 1). */
export function logUnitBall(dim: number): number {
  return (dim / 2) * Math.log(Math.PI) - logGamma(dim / 2 + 1);
}

/** An entropy estimated from nearest-neighbour distances. */
export interface NeighbourEntropy {
  /** nats; −Infinity if every distance is zero */
  readonly value: number;
  /** the number of points whose distance is zero (exact duplicates), taken for the smallest distance that is not zero */
  readonly zeroDistances: number;
}

/**
 * Differential entropy by the Kozachenko–Leonenko estimator, in nats:
 * ψ(n) − ψ(k) + ln V_d + (d/n) Σ ln r_k (Kozachenko & Leonenko 1987, in the form of Kraskov et al. 2004).
 *
 * @param distances  Euclidean distance of each point to its k-th nearest other point, `[n]`
 * @param dim        d ≥ 1
 * @param k          at least 1, less than n
 * @throws RangeError when k is out of range
 */
export function kozachenkoLeonenko(distances: ArrayLike<number>, dim: number, k: number): NeighbourEntropy {
  const n = distances.length;
  if (!(k >= 1 && k < n)) throw new RangeError(`entropy: expected 1 ≤ k < ${n}, found ${k}`);
  const logs = meanLog(distances);
  return {
    value: digamma(n) - digamma(k) + logUnitBall(dim) + dim * logs.mean,
    zeroDistances: logs.zeros,
  };
}

/**
 * Mean of the log distances. A distance of zero has no logarithm; leaving it out would raise the entropy by copies, so it
 * is taken for the smallest distance that is not zero.
 */
function meanLog(distances: ArrayLike<number>): { mean: number; zeros: number } {
  let sum = 0;
  let zeros = 0;
  let smallest = Infinity;
  for (let i = 0; i < distances.length; i++) {
    const distance = distances[i]!;
    if (distance > 0) {
      sum += Math.log(distance);
      smallest = Math.min(smallest, distance);
    } else zeros++;
  }
  if (smallest === Infinity) return { mean: -Infinity, zeros };
  return { mean: (sum + zeros * Math.log(smallest)) / distances.length, zeros };
}
