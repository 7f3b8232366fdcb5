/**
 * Flips a vector, in place, so that its entry of largest magnitude (the first of equal ones) is positive: the sign that
 * all eigenvectors and components have. Returns the vector.
 */
export function pointPositive(v: Float64Array): Float64Array {
  let largest = 0;
  for (let i = 1; i < v.length; i++) if (Math.abs(v[i]!) > Math.abs(v[largest]!)) largest = i;
  if (v.length > 0 && v[largest]! < 0) for (let i = 0; i < v.length; i++) v[i] = -v[i]!;
  return v;
}
