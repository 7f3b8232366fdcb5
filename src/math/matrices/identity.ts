/**
 * The identity matrix.
 *
 * @param n  the number of rows, and of columns
 * @returns `[n, n]`, row-major
 */
export function identity(n: number): Float64Array {
  const values = new Float64Array(n * n);
  for (let at = 0; at < values.length; at += n + 1) values[at] = 1;
  return values;
}
