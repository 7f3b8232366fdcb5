import { implicitQl } from './implicitQl.ts';
import { kernels } from '../kernels/kernels.ts';
import { pointPositive } from './pointPositive.ts';
import { releaseBuffers } from '../work/release.ts';
import { quietWork, type Work } from '../work/work.ts';
import type { Rotations } from '../kernels/eigen.ts';

/** All eigenvalues of a symmetric matrix, and its eigenvectors on request. */
export interface SymmetricEigen {
  /** descending, `[n]` */
  readonly values: Float64Array;
  /** unit eigenvectors as rows, in the order of the values, `[n, n]`; null without request */
  readonly vectors: Float64Array | null;
}

export interface SymmetricEigenOptions {
  /** whether to find eigenvectors too (several times the work) */
  readonly vectors: boolean;
  /** whether the caller does not need the matrix any more: its memory is then returned as soon as it is copied */
  readonly spent?: boolean;
}

/**
 * The full spectrum of a dense symmetric matrix: Householder tridiagonalisation, then implicit QL (as LAPACK's `dsyev`
 * and NumPy's `eigvalsh` and `eigh`, but in descending order). The error of a value is about 1e-15 of the largest. The
 * entry of largest magnitude of each vector is positive.
 *
 * @param a  `[n, n]`, row-major; only the upper triangle is read; not changed unless it is spent
 * @throws RangeError when `a` has not n × n entries, or one on or above the diagonal is not finite
 */
export async function symmetricEigen(
  a: Float64Array,
  n: number,
  options: SymmetricEigenOptions,
  work: Work = quietWork,
): Promise<SymmetricEigen> {
  const steps = symmetricSteps(a, n, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    work.progress(step.value, 'Computing the spectrum');
    await work.pause();
  }
}

/**
 * `symmetricEigen` without a pause, for small matrices (n up to about 200).
 *
 * @param a  `[n, n]`, row-major; only the upper triangle is read; not changed
 * @throws RangeError as `symmetricEigen`
 */
export function smallSymmetricEigen(
  a: Float64Array,
  n: number,
  options: SymmetricEigenOptions,
): SymmetricEigen {
  const steps = symmetricSteps(a, n, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * `symmetricEigen` in steps of about ten milliseconds; yields the fraction done.
 *
 * @param a  `[n, n]`, row-major; only the upper triangle is read; not changed
 * @throws RangeError as `symmetricEigen`
 */
export function* symmetricSteps(
  a: Float64Array,
  n: number,
  { vectors: withVectors, spent }: SymmetricEigenOptions,
): Generator<number, SymmetricEigen> {
  const scale = checkedScale(a, n);
  if (n === 0) return { values: new Float64Array(0), vectors: withVectors ? new Float64Array(0) : null };
  const kernel = kernels().symmetric(scale === 1 ? a : a.map((value) => value / scale), n);
  if (spent) releaseBuffers([a.buffer]);
  try {
    const share = withVectors ? 0.3 : 0.9;
    for (let done = 0; kernel.reduce();) {
      done += 32;
      yield share * (1 - (1 - done / n) ** 3);
    }
    if (withVectors) while (kernel.accumulate()) yield share;
    const t = kernel.tridiagonal();
    const rotations = withVectors ? emptyRotations(n) : null;
    let turned = 0;
    for (const _ of implicitQl(t, rotations)) {
      if (rotations) {
        kernel.turn(rotations);
        turned += rotations.count;
        rotations.count = 0;
      }
      yield share + (1 - share) * Math.min(0.99, turned / (n * n));
    }
    return descending(t.diagonal, withVectors ? kernel.vectors() : null, scale);
  } finally {
    kernel.free();
  }
}

/** Room for the rotations of at least 8 sweeps, so that a strip of the vectors is turned often while it is in cache. */
function emptyRotations(n: number): Rotations {
  const room = Math.max(8 * n, 64);
  return {
    count: 0,
    row: new Int32Array(room),
    cosine: new Float64Array(room),
    sine: new Float64Array(room),
  };
}

/** The divisor that keeps squares from overflowing and vanishing: 1 unless the entries are extreme. */
function checkedScale(a: Float64Array, n: number): number {
  if (a.length !== n * n) {
    throw new RangeError(`symmetricEigen: ${n} × ${n} needs ${n * n} entries, found ${a.length}`);
  }
  let largest = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i; j < n; j++) {
      const size = Math.abs(a[i * n + j]!);
      if (!(size < Infinity)) {
        throw new RangeError(
          `symmetricEigen: entry (${i}, ${j}) is ${a[i * n + j]}, expected a finite number`,
        );
      }
      if (size > largest) largest = size;
    }
  }
  return largest > 0 && (largest > 1e100 || largest < 1e-100) ? largest : 1;
}

function descending(values: Float64Array, z: Float64Array | null, scale: number): SymmetricEigen {
  const n = values.length;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => values[j]! - values[i]! || i - j);
  const vectors = z && new Float64Array(n * n);
  if (z && vectors) {
    order.forEach((from, to) => vectors.set(z.subarray(from * n, (from + 1) * n), to * n));
    for (let i = 0; i < n; i++) pointPositive(vectors.subarray(i * n, (i + 1) * n));
  }
  return { values: Float64Array.from(order, (i) => values[i]! * scale), vectors };
}
