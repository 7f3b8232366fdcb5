/** Part of the mean eigenvalue that rounding in float32 products may leave where there is no variance. */
const NOTHING = 1e-6;

/**
 * The size up to which an eigenvalue counts as zero: 1e-6 of the mean one. Directions without variance come
 * out of float32 data as anything below that, of either sign, and their logarithm says nothing.
 */
export function zeroEigenvalue(eigenvalues: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < eigenvalues.length; i++) sum += Math.max(0, eigenvalues[i]!);
  return (NOTHING * sum) / Math.max(1, eigenvalues.length);
}
