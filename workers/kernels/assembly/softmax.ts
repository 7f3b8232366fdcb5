// Softmax of scores, minus the truth: what multinomial regressions need between their two products. Nothing is fused, and sums are
// in the order of the classes, so that both compilations have the same results to the last bit.

/**
 * Turns the scores of several regressions into probabilities minus the truth, in place: float32 `[rows, problems · width]`.
 *
 * @param width  classes, at least 2
 * @param intercepts  added to the scores, float64 `[problems · width]`
 * @param labels  uint16 `[problems, rows]`
 * @param losses  float64 `[problems, rows, 2]`: the sum of exp(score − largest), and the score of the own class − largest
 * @param sums  the results are added to these before they are rounded, float64 `[problems · width]`
 * @param buffer  room for width + 1 float64
 */
export function softmaxRows(
  scores: usize,
  rows: usize,
  problems: usize,
  width: usize,
  intercepts: usize,
  labels: usize,
  losses: usize,
  sums: usize,
  buffer: usize,
): void {
  for (let r: usize = 0; r < rows; r++) {
    for (let p: usize = 0; p < problems; p++) {
      const first = p * width;
      const label = <usize>load<u16>(labels + (p * rows + r) * 2);
      const loss = losses + (p * rows + r) * 16;
      softmaxRow(
        scores + (r * problems + p) * width * 4,
        width,
        intercepts + first * 8,
        label,
        loss,
        sums + first * 8,
        buffer,
      );
    }
  }
}

function softmaxRow(
  scores: usize,
  width: usize,
  intercepts: usize,
  label: usize,
  loss: usize,
  sums: usize,
  buffer: usize,
): void {
  let most = -Infinity;
  for (let j: usize = 0; j < width; j++) {
    const score = <f64>load<f32>(scores + j * 4) + load<f64>(intercepts + j * 8);
    store<f64>(buffer + j * 8, score);
    most = max(most, score);
  }
  store<f64>(loss, load<f64>(buffer + label * 8) - most, 8);
  // An odd number of classes has a partner of no weight.
  store<f64>(buffer + width * 8, 0);
  const mosts = f64x2.splat(most);
  let sum: f64 = 0;
  for (let j: usize = 0; j < width; j += 2) {
    const e = exponentials(f64x2.sub(v128.load(buffer + j * 8), mosts));
    v128.store(buffer + j * 8, e);
    sum += f64x2.extract_lane(e, 0);
    if (j + 1 < width) sum += f64x2.extract_lane(e, 1);
  }
  store<f64>(loss, sum);
  const all = f64x2.splat(sum);
  for (let j: usize = 0; j < width; j += 2) {
    v128.store(buffer + j * 8, f64x2.div(v128.load(buffer + j * 8), all));
  }
  store<f64>(buffer + label * 8, load<f64>(buffer + label * 8) - 1);
  for (let j: usize = 0; j < width; j++) {
    const residual = load<f64>(buffer + j * 8);
    store<f64>(sums + j * 8, load<f64>(sums + j * 8) + residual);
    store<f32>(scores + j * 4, <f32>residual);
  }
}

/** exp of two float64, at most 0 or the partner of one: the rational approximation of fdlibm's e_exp.c (Sun Microsystems). */
function exponentials(x: v128): v128 {
  // Below −746 the result is 0 in float64; the partner of no weight may be above 0.
  const least = f64x2.pmax(f64x2.pmin(x, f64x2.splat(0)), f64x2.splat(-746));
  const k = i32x4.trunc_sat_f64x2_s_zero(
    f64x2.sub(f64x2.mul(f64x2.splat(1.442695040888963387), least), f64x2.splat(0.5)),
  );
  const t = f64x2.convert_low_i32x4_s(k);
  const high = f64x2.sub(least, f64x2.mul(t, f64x2.splat(6.9314718036912381649e-1)));
  const low = f64x2.mul(t, f64x2.splat(1.90821492927058770002e-10));
  const rest = f64x2.sub(high, low);
  const square = f64x2.mul(rest, rest);
  let c = f64x2.mul(square, f64x2.splat(4.13813679705723846039e-8));
  c = f64x2.mul(square, f64x2.add(f64x2.splat(-1.6533902205465251539e-6), c));
  c = f64x2.mul(square, f64x2.add(f64x2.splat(6.61375632143793436117e-5), c));
  c = f64x2.mul(square, f64x2.add(f64x2.splat(-2.77777777770155933842e-3), c));
  c = f64x2.mul(square, f64x2.add(f64x2.splat(1.66666666666666019037e-1), c));
  c = f64x2.sub(rest, c);
  const quotient = f64x2.div(f64x2.mul(rest, c), f64x2.sub(f64x2.splat(2), c));
  const y = f64x2.sub(f64x2.splat(1), f64x2.sub(f64x2.sub(low, quotient), high));
  // 2^k in two factors: the first stays within the exponents of float64.
  const exponents = i64x2.extend_low_i32x4_s(i32x4.add(k, i32x4.splat(1000 + 1023)));
  return f64x2.mul(f64x2.mul(y, i64x2.shl(exponents, 52)), f64x2.splat(9.3326361850321887899e-302));
}
