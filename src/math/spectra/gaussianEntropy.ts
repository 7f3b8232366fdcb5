import { zeroEigenvalue } from './zeroEigenvalue.ts';

/**
 * Entropy of a Gaussian with these variances along its axes, in nats: (d/2)(1 + ln 2π) + ½ Σ ln λ.
 *
 * @param eigenvalues  of its covariance, `[d]`
 * @returns −Infinity if an eigenvalue counts as zero
 */
export function gaussianEntropy(eigenvalues: ArrayLike<number>): number {
  return (eigenvalues.length / 2) * (1 + Math.log(2 * Math.PI)) + 0.5 * sumLog(eigenvalues);
}

function sumLog(eigenvalues: ArrayLike<number>): number {
  const zero = zeroEigenvalue(eigenvalues);
  let sum = 0;
  for (let i = 0; i < eigenvalues.length; i++) {
    sum += eigenvalues[i]! > zero ? Math.log(eigenvalues[i]!) : -Infinity;
  }
  return sum;
}
