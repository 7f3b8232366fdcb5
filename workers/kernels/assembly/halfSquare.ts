// Rows of the upper half of a symmetric table, weighted in the loop, times two vectors. Row i holds the entries from its
// diagonal on, as counts in 16 or 32 bits or as float32 affinities. g is float64 `[n]`; v and out are float64 `[2, n]`, so
// that two neighbouring columns fill a register.
import { madd64, sum64 } from './arithmetic';

// Forms of affinity as type arguments, so that each form has a loop of its own: a choice within the loop costs more than
// the arithmetic. The compiler distinguishes them by their size.
type Jaccard = u8;
type Dice = u16;
type Largest = u32;

/**
 * Adds the products of rows `[from, to)`, which follow each other, to `out`.
 *
 * @param entries  16 or 32, the bits of a count, or 0 for float32 affinities
 * @param form  0 Jaccard, 1 Dice, 2 the entry times the larger g
 */
export function passRows(
  entries: i32,
  form: i32,
  rows: usize,
  from: usize,
  to: usize,
  n: usize,
  g: usize,
  v: usize,
  out: usize,
): void {
  if (entries == 16) passForm<u16>(form, rows, from, to, n, g, v, out);
  else if (entries == 32) passForm<u32>(form, rows, from, to, n, g, v, out);
  else passForm<f32>(form, rows, from, to, n, g, v, out);
}

function passForm<T>(
  form: i32,
  rows: usize,
  from: usize,
  to: usize,
  n: usize,
  g: usize,
  v: usize,
  out: usize,
): void {
  if (form == 0) passAll<T, Jaccard>(rows, from, to, n, g, v, out);
  else if (form == 1) passAll<T, Dice>(rows, from, to, n, g, v, out);
  else passAll<T, Largest>(rows, from, to, n, g, v, out);
}

/** Takes rows two at a time, so that v and out are read half as often. */
function passAll<T, F>(rows: usize, from: usize, to: usize, n: usize, g: usize, v: usize, out: usize): void {
  let row = rows;
  for (let i = from; i < to && i + 1 < n; i += 2) {
    const next = row + (n - i) * sizeof<T>();
    const both = i + 1 < to;
    passTwo<T, F>(row, both ? next : 0, i, n, g, v, out);
    row = next + (both ? (n - i - 1) * sizeof<T>() : 0);
  }
}

/** Row i from its diagonal on, and row i + 1 likewise if its address is not 0. */
function passTwo<T, F>(a: usize, b: usize, i: usize, n: usize, g: usize, v: usize, out: usize): void {
  const ga = load<f64>(g + i * 8);
  const gb = load<f64>(g + i * 8, 8);
  addPair(weight<T, F>(a + sizeof<T>(), ga, gb), i, i + 1, n, v, out);

  const stride = n * 8;
  const at = i * 8;
  const gas = f64x2.splat(ga);
  const gbs = f64x2.splat(gb);
  // A single row is its own partner, whose products count nothing.
  const va0 = f64x2.splat(load<f64>(v + at));
  const va1 = f64x2.splat(load<f64>(v + at + stride));
  const vb0 = f64x2.splat(b ? load<f64>(v + at, 8) : 0);
  const vb1 = f64x2.splat(b ? load<f64>(v + at + stride, 8) : 0);
  let pa = a + 2 * sizeof<T>();
  let pb = b ? b + sizeof<T>() : pa;
  let a0 = f64x2.splat(0);
  let a1 = f64x2.splat(0);
  let b0 = f64x2.splat(0);
  let b1 = f64x2.splat(0);
  let j = i + 2;
  for (; j + 2 <= n; j += 2) {
    const gs = v128.load(g + j * 8);
    const wa = weights<F>(twoEntries<T>(pa), gas, gs);
    const wb = weights<F>(twoEntries<T>(pb), gbs, gs);
    pa += 2 * sizeof<T>();
    pb += 2 * sizeof<T>();
    const from = v + j * 8;
    const v0 = v128.load(from);
    a0 = madd64(wa, v0, a0);
    b0 = madd64(wb, v0, b0);
    const v1 = v128.load(from + stride);
    a1 = madd64(wa, v1, a1);
    b1 = madd64(wb, v1, b1);
    const to = out + j * 8;
    v128.store(to, madd64(wb, vb0, madd64(wa, va0, v128.load(to))));
    v128.store(to + stride, madd64(wb, vb1, madd64(wa, va1, v128.load(to + stride))));
  }
  addTo(out + at, sum64(a0));
  addTo(out + at + stride, sum64(a1));
  if (b) {
    addTo(out + at + 8, sum64(b0));
    addTo(out + at + 8 + stride, sum64(b1));
  }
  if (j < n) {
    const gj = load<f64>(g + j * 8);
    addPair(weight<T, F>(pa, ga, gj), i, j, n, v, out);
    if (b) addPair(weight<T, F>(pb, gb, gj), i + 1, j, n, v, out);
  }
}

/** Adds the products of the weight at (i, j), off the diagonal. */
function addPair(w: f64, i: usize, j: usize, n: usize, v: usize, out: usize): void {
  for (let lane: usize = 0; lane < 2; lane++) {
    const own = (lane * n + i) * 8;
    const other = (lane * n + j) * 8;
    addTo(out + own, w * load<f64>(v + other));
    addTo(out + other, w * load<f64>(v + own));
  }
}

function addTo(address: usize, value: f64): void {
  store<f64>(address, load<f64>(address) + value);
}

/** The affinity of the entry at an address in a row with the number g and a column with the number h. */
function weight<T, F>(address: usize, g: f64, h: f64): f64 {
  const x = f64x2.splat(<f64>load<T>(address));
  return f64x2.extract_lane(weights<F>(x, f64x2.splat(g), f64x2.splat(h)), 0);
}

/** The affinities of two entries x in a row with the number g and in columns with the numbers h. */
function weights<F>(x: v128, g: v128, h: v128): v128 {
  if (sizeof<F>() == sizeof<Jaccard>()) return f64x2.div(x, f64x2.sub(f64x2.add(g, h), x));
  if (sizeof<F>() == sizeof<Dice>()) return f64x2.div(f64x2.add(x, x), f64x2.add(g, h));
  // Unlike max, pmax is one instruction; they differ in numbers that are not finite.
  return f64x2.mul(x, f64x2.pmax(g, h));
}

/** Two entries as float64. */
function twoEntries<T>(address: usize): v128 {
  if (isFloat<T>()) return f64x2.promote_low_f32x4(v128.load64_zero(address));
  if (sizeof<T>() == 2) {
    // 16 bits are never negative in 32, and signed numbers convert in one instruction.
    return f64x2.convert_low_i32x4_s(i32x4.extend_low_i16x8_u(v128.load32_zero(address)));
  }
  return f64x2.convert_low_i32x4_u(v128.load64_zero(address));
}
