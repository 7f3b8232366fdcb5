// k-means: the nearest centres of points, and the sums of the points of each cluster. Points and centres are float64,
// `[n, stride]` and `[k, stride]`, with an even stride: zeros complete an odd number of dimensions. Nothing is fused, so that both
// compilations have the same results to the last bit.
import { sum64 } from './arithmetic';

/** A float32 that was rounded once or twice, times this, is below the number that it was rounded from. */
const BELOW: f32 = 1 - 4.8e-7;
/** Room for rounding between two sums of the same squares, relative to them, and in bounds. */
const ROUNDING: f64 = 1e-9;

/**
 * Assigns the points `[from, to)` to their nearest centres. While the lower bound of the distance to a centre is above the upper
 * bound of the distance to the point's own, that centre cannot be nearer and its distance is not computed (Elkan, ICML 2003).
 *
 * @param k  number of centres, a multiple of 4
 * @param shifts  at least how far each centre has moved since the last time, float32 `[k]`
 * @param labels  int32 `[n]`, −1 before the first time
 * @param upper  float64 `[n]`
 * @param lower  float32 `[n, k]`, Infinity for the point's own centre and for those that only complete k
 * @returns the number of labels that changed
 */
export function assignPoints(
  points: usize,
  from: usize,
  to: usize,
  stride: usize,
  centres: usize,
  k: usize,
  shifts: usize,
  labels: usize,
  upper: usize,
  lower: usize,
): i32 {
  let changed = 0;
  for (let i = from; i < to; i++) {
    const label = labels + i * 4;
    const row = lower + i * k * 4;
    const bound = upper + i * 8;
    const own = load<i32>(label);
    if (own >= 0) store<f64>(bound, load<f64>(bound) + <f64>load<f32>(shifts + own * 4));
    if (!isOpen(row, k, shifts, load<f64>(bound))) continue;
    const best = nearest(points + i * stride * 8, stride, centres, k, row, own, bound);
    if (best == own) continue;
    store<i32>(label, best);
    changed++;
  }
  return changed;
}

/** Lowers the bounds of a point by the shifts; returns whether one of them is at most `limit` then. */
function isOpen(row: usize, k: usize, shifts: usize, limit: f64): bool {
  const limits = f32x4.splat(above(limit));
  const keep = f32x4.splat(BELOW);
  let open = i32x4.splat(0);
  for (let c: usize = 0; c < k * 4; c += 16) {
    const bounds = f32x4.sub(f32x4.mul(v128.load(row + c), keep), v128.load(shifts + c));
    v128.store(row + c, bounds);
    open = v128.or(open, f32x4.le(bounds, limits));
  }
  return v128.any_true(open);
}

/** A float32 that is at least x, x ≥ 0. The smallest float32 have few digits, so that a bound below 1e-37 says nothing. */
function above(x: f64): f32 {
  return <f32>(x * (1 + 2.4e-7)) + <f32>1e-37;
}

/** The distance of a square as a bound, which is finite. */
function boundOf(distance: f64): f32 {
  return <f32>min(sqrt(distance), f32.MAX_VALUE);
}

/** Computes the distances of a point x that its bounds leave open, and with them new bounds; returns the nearest centre. */
function nearest(x: usize, stride: usize, centres: usize, k: usize, row: usize, own: i32, bound: usize): i32 {
  const before = own < 0 ? Infinity : square(x, centres + <usize>own * stride * 8, stride);
  let best = own;
  let near = before;
  let next: f64 = Infinity;
  let limits = f32x4.splat(above(sqrt(near) * (1 + ROUNDING)));
  for (let c: usize = 0; c < k; c += 4) {
    let open = i32x4.bitmask(f32x4.le(v128.load(row + c * 4), limits));
    while (open != 0) {
      const at = c + ctz(open);
      open &= open - 1;
      // Those that only complete k are as far as the first limit, which is Infinity.
      if (load<f32>(row + at * 4) == Infinity) continue;
      const distance = square(x, centres + at * stride * 8, stride);
      store<f32>(row + at * 4, boundOf(distance));
      if (distance < near) {
        next = near;
        near = distance;
        best = <i32>at;
        limits = f32x4.splat(above(sqrt(near) * (1 + ROUNDING)));
      } else if (distance < next) next = distance;
    }
  }
  if (next <= near * (1 + ROUNDING)) best = nearestInOrder(x, stride, centres, k, row, own);
  if (best != own) {
    if (own >= 0) store<f32>(row + own * 4, boundOf(before));
    store<f32>(row + best * 4, Infinity);
  }
  store<f64>(bound, sqrt(near) * (1 + ROUNDING));
  return best;
}

/** Among centres that are equally near up to rounding, the nearest by squares that are added in their order; the first of several. */
function nearestInOrder(x: usize, stride: usize, centres: usize, k: usize, row: usize, own: i32): i32 {
  let best: i32 = 0;
  let near: f64 = Infinity;
  for (let c: usize = 0; c < k; c++) {
    if (load<f32>(row + c * 4) == Infinity && <i32>c != own) continue;
    const centre = centres + c * stride * 8;
    let distance: f64 = 0;
    for (let d: usize = 0; d < stride * 8; d += 8) {
      const difference = load<f64>(x + d) - load<f64>(centre + d);
      distance += difference * difference;
    }
    if (distance < near) {
      near = distance;
      best = <i32>c;
    }
  }
  return best;
}

/** The squared distance between two vectors. */
function square(x: usize, y: usize, stride: usize): f64 {
  let s = f64x2.splat(0);
  let t = f64x2.splat(0);
  const end = x + stride * 8;
  for (; x + 32 <= end; x += 32, y += 32) {
    const a = f64x2.sub(v128.load(x), v128.load(y));
    const b = f64x2.sub(v128.load(x, 16), v128.load(y, 16));
    s = f64x2.add(s, f64x2.mul(a, a));
    t = f64x2.add(t, f64x2.mul(b, b));
  }
  if (x < end) {
    const a = f64x2.sub(v128.load(x), v128.load(y));
    s = f64x2.add(s, f64x2.mul(a, a));
  }
  return sum64(f64x2.add(s, t));
}

/** Adds each point to the sum of its cluster, in the order of the points: sums float64 `[k, stride]`. */
export function sumClusters(points: usize, n: usize, stride: usize, labels: usize, sums: usize): void {
  for (let i: usize = 0; i < n; i++) {
    const x = points + i * stride * 8;
    const sum = sums + <usize>load<i32>(labels + i * 4) * stride * 8;
    for (let d: usize = 0; d < stride * 8; d += 16) {
      v128.store(sum + d, f64x2.add(v128.load(sum + d), v128.load(x + d)));
    }
  }
}
