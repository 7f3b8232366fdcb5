/** a·b + c in four float32 lanes; fused (one rounding) if the engine has relaxed SIMD. */
export function madd32(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** a·b + c in two float64 lanes; fused if the engine has relaxed SIMD. */
export function madd64(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f64x2.relaxed_madd(a, b, c);
  return f64x2.add(f64x2.mul(a, b), c);
}

/** The lower two float32 lanes as float64. */
export function low64(a: v128): v128 {
  return f64x2.promote_low_f32x4(a);
}

/** The upper two float32 lanes as float64. */
export function high64(a: v128): v128 {
  return f64x2.promote_low_f32x4(i64x2.shuffle(a, a, 1, 1));
}

/** A float32 in memory as float64 in both lanes. */
export function splat64(address: usize): v128 {
  return f64x2.splat(<f64>load<f32>(address));
}

/** The sum of both float64 lanes. */
export function sum64(a: v128): f64 {
  return f64x2.extract_lane(a, 0) + f64x2.extract_lane(a, 1);
}
