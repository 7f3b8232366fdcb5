/** Fraction of the mean eigenvalue that rounding in float32 products may leave along a direction without variance. */
const NOTHING = 1e-6;

/**
 * The size up to which an eigenvalue counts as zero: 1e-6 of the mean. Float32 data gives directions without variance
 * any value below that, of either sign, and its logarithm means nothing.
 *
 * @param eigenvalues  `[count]`
 */
export function zeroEigenvalue(eigenvalues: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < eigenvalues.length; i++) sum += Math.max(0, eigenvalues[i]!);
  return (NOTHING * sum) / Math.max(1, eigenvalues.length);
}
