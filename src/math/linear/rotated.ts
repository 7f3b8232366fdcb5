/**
 * Scores turned by a matrix, a·R: `[n, k]`.
 *
 * @param a  `[n, k]`
 * @param rotation  `[k, k]`
 */
export function rotated(a: ArrayLike<number>, k: number, rotation: ArrayLike<number>): Float32Array {
  const result = new Float32Array(a.length);
  for (let at = 0; at < a.length; at += k) {
    for (let j = 0; j < k; j++) {
      let sum = 0;
      for (let i = 0; i < k; i++) sum += a[at + i]! * rotation[i * k + j]!;
      result[at + j] = sum;
    }
  }
  return result;
}
