import type { KrylovSpace } from './krylov.ts';
import { symmetricSteps } from './symmetric.ts';
import type { Work } from '../work/work.ts';

/** Values closer than this fraction of the largest |λ| count as copies of one eigenvalue. */
const SAME = 1e-8;

/** Ritz pairs of the space so far. */
export interface Ritz {
  readonly values: Float64Array;
  /** coefficients in the basis, a pair per row, `[size, size]` */
  readonly vectors: Float64Array;
  /** ‖Av − θv‖ according to the recurrence, `[size]` */
  readonly residuals: Float64Array;
  /** largest |θ| */
  readonly scale: number;
}

/** Eigenpairs of the operator within the space (Rayleigh–Ritz). */
export async function ritzPairs(space: KrylovSpace, work: Work): Promise<Ritz> {
  const { size, width, projected, room, coupling } = space;
  const t = new Float64Array(size * size);
  for (let i = 0; i < size; i++) t.set(projected.subarray(i * room, i * room + size), i * size);
  const steps = symmetricSteps(t, size, { vectors: true });
  let step = steps.next();
  for (; !step.done; step = steps.next()) await work.pause();
  const { values } = step.value;
  const vectors = step.value.vectors!;
  const residuals = new Float64Array(size);
  for (let r = 0; r < size; r++) {
    let sum = 0;
    for (let i = 0; i < space.ahead; i++) {
      let entry = 0;
      for (let c = 0; c < space.last; c++) {
        entry += coupling[i * width + c]! * vectors[r * size + size - space.last + c]!;
      }
      sum += entry * entry;
    }
    residuals[r] = Math.sqrt(sum);
  }
  return { values, vectors, residuals, scale: Math.max(Math.abs(values[0]!), Math.abs(values[size - 1]!)) };
}

/** The number of the leading k pairs that are within the tolerance (relative to the largest |θ|) by the recurrence. */
export function settledCount(ritz: Ritz, k: number, tolerance: number): number {
  let settled = 0;
  // Half the tolerance, because the residuals of the recurrence and the measured ones differ by rounding.
  const bound = 0.5 * tolerance * ritz.scale;
  for (let r = 0; r < Math.min(k, ritz.values.length); r++) if (ritz.residuals[r]! <= bound) settled++;
  return settled;
}

/**
 * Whether an eigenvalue above the last was found as many times as the number of starting vectors: a Krylov space that
 * grows from them holds no more copies of it, though more may exist.
 */
export function mayMissCopies(space: KrylovSpace, ritz: Ritz, k: number): boolean {
  const { values, scale } = ritz;
  const { width } = space;
  const last = values[k - 1]! + SAME * scale;
  for (let i = 0; i + width <= k; i++) {
    const lowest = values[i + width - 1]!;
    if (lowest > last && values[i]! - lowest <= SAME * scale) return true;
  }
  return false;
}

/**
 * Whether the directions that grow from the latest random vectors are known to lie below the leading k: the next value
 * has settled to a hundredth of its distance from the lowest value that it might repeat.
 */
export function othersAreBelow(ritz: Ritz, k: number, tolerance: number): boolean {
  if (ritz.values.length <= k) return false;
  const last = ritz.values[k - 1]! + SAME * ritz.scale;
  const lowest = ritz.values.subarray(0, k).findLast((value) => value > last);
  if (lowest === undefined) return true;
  const bound = Math.max(0.01 * (lowest - ritz.values[k]!), tolerance * ritz.scale);
  return ritz.residuals[k]! <= bound;
}

/** Whether a round beside the leading pairs has found nothing new among them. */
export function sameValues(before: Ritz, after: Ritz, k: number): boolean {
  let gain = 0;
  for (let i = 0; i < k; i++) gain += after.values[i]! - before.values[i]!;
  return gain <= 0.5 * SAME * after.scale;
}
