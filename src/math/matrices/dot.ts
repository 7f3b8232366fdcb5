/** Σ aᵢ bᵢ over `length` entries from the offsets `atA` and `atB`: four running sums, for speed and accuracy. */
export function dot(
  a: Float64Array | Float32Array,
  atA: number,
  b: Float64Array | Float32Array,
  atB: number,
  length: number,
): number {
  let s0 = 0,
    s1 = 0,
    s2 = 0,
    s3 = 0,
    i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += a[atA + i]! * b[atB + i]!;
    s1 += a[atA + i + 1]! * b[atB + i + 1]!;
    s2 += a[atA + i + 2]! * b[atB + i + 2]!;
    s3 += a[atA + i + 3]! * b[atB + i + 3]!;
  }
  for (; i < length; i++) s0 += a[atA + i]! * b[atB + i]!;
  return s0 + s1 + (s2 + s3);
}

/** Euclidean length of a vector, at least 0. */
export function norm(v: Float64Array | Float32Array): number {
  return Math.sqrt(dot(v, 0, v, 0, v.length));
}
