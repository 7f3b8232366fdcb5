// Two rows of a symmetric table, weighted in the loop, times two vectors. Rows hold counts in 16 or 32 bits, or float32
// affinities; g is float64 `[count]`; v and out are float64 `[count, 2]`. `ends` holds eight float64: the entries of both
// vectors at the first row and at the second row, then the sums of the products of the first row and of the second row
// with both vectors.
import { madd64 } from './arithmetic';

// Forms of affinity as type arguments, so that each form has a loop of its own: a choice within the loop costs more than
// the arithmetic. The compiler distinguishes them by their size.
type Jaccard = u8;
type Dice = u16;
type Largest = u32;

/**
 * Adds the products of two rows, a and b, from their first common column on.
 *
 * @param entries  16 or 32, the bits of a count, or 0 for float32 affinities
 * @param form  0 Jaccard, 1 Dice, 2 the entry times the larger g
 */
export function passRows(
  entries: i32,
  form: i32,
  a: usize,
  b: usize,
  count: usize,
  ga: f64,
  gb: f64,
  g: usize,
  v: usize,
  out: usize,
  ends: usize,
): void {
  if (entries == 16) passForm<u16>(form, a, b, count, ga, gb, g, v, out, ends);
  else if (entries == 32) passForm<u32>(form, a, b, count, ga, gb, g, v, out, ends);
  else passForm<f32>(form, a, b, count, ga, gb, g, v, out, ends);
}

function passForm<T>(
  form: i32,
  a: usize,
  b: usize,
  count: usize,
  ga: f64,
  gb: f64,
  g: usize,
  v: usize,
  out: usize,
  ends: usize,
): void {
  if (form == 0) pass<T, Jaccard>(a, b, count, ga, gb, g, v, out, ends);
  else if (form == 1) pass<T, Dice>(a, b, count, ga, gb, g, v, out, ends);
  else pass<T, Largest>(a, b, count, ga, gb, g, v, out, ends);
}

function pass<T, F>(
  a: usize,
  b: usize,
  count: usize,
  ga: f64,
  gb: f64,
  g: usize,
  v: usize,
  out: usize,
  ends: usize,
): void {
  const gas = f64x2.splat(ga);
  const gbs = f64x2.splat(gb);
  const va = v128.load(ends);
  const vb = v128.load(ends, 16);
  // Even and odd columns have separate sums, so that additions do not wait for each other.
  let evenA = v128.load(ends, 32);
  let evenB = v128.load(ends, 48);
  let oddA = f64x2.splat(0);
  let oddB = f64x2.splat(0);
  let p: usize = 0;
  for (; p + 2 <= count; p += 2) {
    const gp = v128.load(g + p * 8);
    const wa = weights<F>(twoEntries<T>(a + p * sizeof<T>()), gas, gp);
    const wb = weights<F>(twoEntries<T>(b + p * sizeof<T>()), gbs, gp);
    const at = out + p * 16;
    const v0 = v128.load(v + p * 16);
    const v1 = v128.load(v + p * 16, 16);
    const wa0 = i64x2.shuffle(wa, wa, 0, 0);
    const wb0 = i64x2.shuffle(wb, wb, 0, 0);
    const wa1 = i64x2.shuffle(wa, wa, 1, 1);
    const wb1 = i64x2.shuffle(wb, wb, 1, 1);
    evenA = madd64(wa0, v0, evenA);
    evenB = madd64(wb0, v0, evenB);
    oddA = madd64(wa1, v1, oddA);
    oddB = madd64(wb1, v1, oddB);
    v128.store(at, madd64(wb0, vb, madd64(wa0, va, v128.load(at))));
    v128.store(at, madd64(wb1, vb, madd64(wa1, va, v128.load(at, 16))), 16);
  }
  if (p < count) {
    const gp = f64x2.splat(load<f64>(g + p * 8));
    const wa = weights<F>(f64x2.splat(<f64>load<T>(a + p * sizeof<T>())), gas, gp);
    const wb = weights<F>(f64x2.splat(<f64>load<T>(b + p * sizeof<T>())), gbs, gp);
    const at = out + p * 16;
    const v0 = v128.load(v + p * 16);
    evenA = madd64(wa, v0, evenA);
    evenB = madd64(wb, v0, evenB);
    v128.store(at, madd64(wb, vb, madd64(wa, va, v128.load(at))));
  }
  v128.store(ends, f64x2.add(evenA, oddA), 32);
  v128.store(ends, f64x2.add(evenB, oddB), 48);
}

/** The affinities of two entries x in a row with the number g and in columns with the numbers h. */
function weights<F>(x: v128, g: v128, h: v128): v128 {
  if (sizeof<F>() == sizeof<Jaccard>()) return f64x2.div(x, f64x2.sub(f64x2.add(g, h), x));
  if (sizeof<F>() == sizeof<Dice>()) return f64x2.div(f64x2.add(x, x), f64x2.add(g, h));
  return f64x2.mul(x, f64x2.max(g, h));
}

/** Two entries as float64. */
function twoEntries<T>(address: usize): v128 {
  if (isFloat<T>()) return f64x2.promote_low_f32x4(v128.load64_zero(address));
  if (sizeof<T>() == 2) {
    return f64x2.convert_low_i32x4_u(i32x4.extend_low_i16x8_u(v128.load32_zero(address)));
  }
  return f64x2.convert_low_i32x4_u(v128.load64_zero(address));
}
