/**
 * Turns a vector so that its entry of largest magnitude (the first such) is positive, in place:
 * the sign that eigenvectors and components have throughout.
 */
export function pointPositive(v: Float64Array): Float64Array {
  let largest = 0;
  for (let i = 1; i < v.length; i++) if (Math.abs(v[i]!) > Math.abs(v[largest]!)) largest = i;
  if (v.length > 0 && v[largest]! < 0) for (let i = 0; i < v.length; i++) v[i] = -v[i]!;
  return v;
}
