import { madd64, sum64 } from './arithmetic';

// Rows are `step` bytes apart, a multiple of 64. Zeros follow the last column, and rows of zeros follow the last row up
// to a multiple of 4, so that pairs and tiles may reach past the end. Only the upper triangle of A is read.

const PANEL: usize = 32;

/**
 * Eliminates columns `[from, from + count)` of a symmetric matrix and updates the rest: one panel of LAPACK's
 * `dsytrd`, on rows of the upper triangle. The right part of row j then holds the vector of the reflection that
 * eliminated it; `diagonal`, `beside` and `tau` are float64 `[n]`. `scratch` has room for 2·PANEL rows of `step` bytes
 * followed by 2·PANEL·(n + 8) float64. `from` is a multiple of 4; `count` is PANEL, or fewer at the end.
 */
export function reducePanel(
  a: usize,
  n: usize,
  step: usize,
  from: usize,
  count: usize,
  diagonal: usize,
  beside: usize,
  tau: usize,
  scratch: usize,
): void {
  const v = scratch;
  const w = v + PANEL * step;
  memory.fill(scratch, 0, 2 * PANEL * step);
  for (let p: usize = 0; p < count; p++) {
    const j = from + p;
    const row = a + j * step;
    // The updates of this row by the earlier reflections of the panel.
    for (let q: usize = 0; q < p; q++) {
      const at = q * step + j * 8;
      subtractTwo(row, j, n, load<f64>(w + at), v + q * step, load<f64>(v + at), w + q * step);
    }
    store<f64>(diagonal + j * 8, load<f64>(row + j * 8));
    const t = j + 1 < n ? reflect(row, j + 1, n) : 0;
    store<f64>(tau + j * 8, t);
    if (j + 1 >= n) {
      store<f64>(beside + j * 8, 0);
      continue;
    }
    store<f64>(beside + j * 8, load<f64>(row + (j + 1) * 8));
    store<f64>(row + (j + 1) * 8, 1);
    if (t == 0) continue;
    const vector = v + p * step;
    const image = w + p * step;
    memory.copy(vector + (j + 1) * 8, row + (j + 1) * 8, (n - j - 1) * 8);
    symmetricTimes(a, n, step, j + 1, vector, image);
    for (let q: usize = 0; q < p; q++) {
      const earlierV = v + q * step;
      const earlierW = w + q * step;
      const s = dot(earlierW, vector, j + 1, n);
      const u = dot(earlierV, vector, j + 1, n);
      subtractTwo(image, j + 1, n, s, earlierV, u, earlierW);
    }
    finishImage(image, vector, j + 1, n, t, 0.5 * t * t * dot(image, vector, j + 1, n));
  }
  const next = from + count;
  if (next < n) updateTrailing(a, n, step, next, count, v, w, w + PANEL * step);
}

/** y ← y − s·x − t·z over entries `[from, to)`. */
function subtractTwo(y: usize, from: usize, to: usize, s: f64, x: usize, t: f64, z: usize): void {
  const ss = f64x2.splat(-s);
  const tt = f64x2.splat(-t);
  let at = from * 8;
  if (from & 1) {
    store<f64>(y + at, load<f64>(y + at) - s * load<f64>(x + at) - t * load<f64>(z + at));
    at += 8;
  }
  for (const end = to * 8; at < end; at += 16) {
    const sum = madd64(ss, v128.load(x + at), v128.load(y + at));
    v128.store(y + at, madd64(tt, v128.load(z + at), sum));
  }
}

/** y ← t·y − half·v over entries `[from, to)`. */
function finishImage(y: usize, v: usize, from: usize, to: usize, t: f64, half: f64): void {
  const tt = f64x2.splat(t);
  const hh = f64x2.splat(-half);
  let at = from * 8;
  if (from & 1) {
    store<f64>(y + at, t * load<f64>(y + at) - half * load<f64>(v + at));
    at += 8;
  }
  for (const end = to * 8; at < end; at += 16) {
    v128.store(y + at, madd64(hh, v128.load(v + at), f64x2.mul(tt, v128.load(y + at))));
  }
}

function dot(x: usize, y: usize, from: usize, to: usize): f64 {
  let at = from * 8;
  let first: f64 = 0;
  if (from & 1) {
    first = load<f64>(x + at) * load<f64>(y + at);
    at += 8;
  }
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  const end = to * 8;
  for (; at + 16 < end; at += 32) {
    s0 = madd64(v128.load(x + at), v128.load(y + at), s0);
    s1 = madd64(v128.load(x + at, 16), v128.load(y + at, 16), s1);
  }
  if (at < end) s0 = madd64(v128.load(x + at), v128.load(y + at), s0);
  return first + sum64(f64x2.add(s0, s1));
}

/** LAPACK's `dlarfg` on row[from … to): writes β at `from` and the rest of the vector after it; returns τ. */
function reflect(row: usize, from: usize, to: usize): f64 {
  const tail = dot(row, row, from + 1, to);
  if (tail == 0) return 0;
  const alpha = load<f64>(row + from * 8);
  const norm = Math.sqrt(alpha * alpha + tail);
  const beta = alpha > 0 ? -norm : norm;
  const scale = 1 / (alpha - beta);
  for (let c = from + 1; c < to; c++) store<f64>(row + c * 8, load<f64>(row + c * 8) * scale);
  store<f64>(row + from * 8, beta);
  return (beta - alpha) / beta;
}

/** y ← A x over rows and columns `[from, n)`, by the upper triangle: four rows at a time. */
function symmetricTimes(a: usize, n: usize, step: usize, from: usize, x: usize, y: usize): void {
  memory.fill(y + from * 8, 0, step - from * 8);
  let r = from;
  // Up to the first row at which blocks of four start at even columns.
  for (; r < n && r & 3; r++) timesRow(a + r * step, n, r, x, y);
  for (; r + 4 <= n; r += 4) timesFourRows(a + r * step, n, step, r, x, y);
  for (; r < n; r++) timesRow(a + r * step, n, r, x, y);
}

function timesRow(row: usize, n: usize, r: usize, x: usize, y: usize): void {
  const xr = load<f64>(x + r * 8);
  let sum = load<f64>(y + r * 8) + load<f64>(row + r * 8) * xr;
  for (let c = r + 1; c < n; c++) {
    const entry = load<f64>(row + c * 8);
    sum += entry * load<f64>(x + c * 8);
    store<f64>(y + c * 8, load<f64>(y + c * 8) + entry * xr);
  }
  store<f64>(y + r * 8, sum);
}

function timesFourRows(row: usize, n: usize, step: usize, r: usize, x: usize, y: usize): void {
  // The triangle on the diagonal.
  for (let i: usize = 0; i < 4; i++) timesRow(row + i * step, r + 4, r + i, x, y);
  const x0 = v128.load64_splat(x + r * 8);
  const x1 = v128.load64_splat(x + r * 8, 8);
  const x2 = v128.load64_splat(x + r * 8, 16);
  const x3 = v128.load64_splat(x + r * 8, 24);
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  const end = n * 8;
  let r0 = row + (r + 4) * 8;
  let r1 = r0 + step;
  let r2 = r1 + step;
  let r3 = r2 + step;
  for (let at = (r + 4) * 8; at < end; at += 16) {
    const xc = v128.load(x + at);
    const a0 = v128.load(r0);
    const a1 = v128.load(r1);
    const a2 = v128.load(r2);
    const a3 = v128.load(r3);
    s0 = madd64(a0, xc, s0);
    s1 = madd64(a1, xc, s1);
    s2 = madd64(a2, xc, s2);
    s3 = madd64(a3, xc, s3);
    const left = madd64(a1, x1, f64x2.mul(a0, x0));
    const right = madd64(a3, x3, madd64(a2, x2, v128.load(y + at)));
    v128.store(y + at, f64x2.add(left, right));
    r0 += 16;
    r1 += 16;
    r2 += 16;
    r3 += 16;
  }
  const into = y + r * 8;
  store<f64>(into, load<f64>(into) + sum64(s0));
  store<f64>(into, load<f64>(into, 8) + sum64(s1), 8);
  store<f64>(into, load<f64>(into, 16) + sum64(s2), 16);
  store<f64>(into, load<f64>(into, 24) + sum64(s3), 24);
}

/**
 * A ← A − V Wᵀ − W Vᵀ on the upper triangle of rows `[from, n)`, in tiles of 4 × 4; tiles on the diagonal are updated
 * whole. `packed` has room for the entries of W and V of every four columns, and of −V and −W of four rows.
 */
function updateTrailing(
  a: usize,
  n: usize,
  step: usize,
  from: usize,
  count: usize,
  v: usize,
  w: usize,
  packed: usize,
): void {
  const depth = 2 * count;
  const panel = depth * 32;
  const blocks = (n - from + 3) >> 2;
  const columns = packed;
  const row = columns + blocks * panel;
  for (let block: usize = 0; block < blocks; block++) {
    const at = (from + block * 4) * 8;
    let to = columns + block * panel;
    for (let q: usize = 0; q < count; q++) {
      to = copyFour(to, w + q * step + at, 1);
      to = copyFour(to, v + q * step + at, 1);
    }
  }
  // A stretch of columns stays in cache while all rows above it pass.
  const stretch: usize = 24;
  for (let first: usize = 0; first < blocks; first += stretch) {
    const last = min(first + stretch, blocks);
    for (let r: usize = 0; r < last; r++) {
      const at = (from + r * 4) * 8;
      let to = row;
      for (let q: usize = 0; q < count; q++) {
        to = copyFour(to, v + q * step + at, -1);
        to = copyFour(to, w + q * step + at, -1);
      }
      const rows = a + (from + r * 4) * step;
      for (let c = max(first, r); c < last; c++) {
        addTile(depth, row, columns + c * panel, rows + (from + c * 4) * 8, step);
      }
    }
  }
}

function copyFour(to: usize, source: usize, sign: f64): usize {
  const factor = f64x2.splat(sign);
  v128.store(to, f64x2.mul(factor, v128.load(source)));
  v128.store(to, f64x2.mul(factor, v128.load(source, 16)), 16);
  return to + 32;
}

/** Adds the 4 × 4 product of two packed panels to a tile whose rows are `step` bytes apart; `depth` is at least 1. */
function addTile(depth: usize, a: usize, b: usize, tile: usize, step: usize): void {
  let c00 = v128.load(tile);
  let c01 = v128.load(tile, 16);
  let c10 = v128.load(tile + step);
  let c11 = v128.load(tile + step, 16);
  let c20 = v128.load(tile + 2 * step);
  let c21 = v128.load(tile + 2 * step, 16);
  let c30 = v128.load(tile + 3 * step);
  let c31 = v128.load(tile + 3 * step, 16);
  const end = b + depth * 32;
  do {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load64_splat(a);
    c00 = madd64(a0, b0, c00);
    c01 = madd64(a0, b1, c01);
    const a1 = v128.load64_splat(a, 8);
    c10 = madd64(a1, b0, c10);
    c11 = madd64(a1, b1, c11);
    const a2 = v128.load64_splat(a, 16);
    c20 = madd64(a2, b0, c20);
    c21 = madd64(a2, b1, c21);
    const a3 = v128.load64_splat(a, 24);
    c30 = madd64(a3, b0, c30);
    c31 = madd64(a3, b1, c31);
    a += 32;
    b += 32;
  } while (b < end);
  v128.store(tile, c00);
  v128.store(tile, c01, 16);
  v128.store(tile + step, c10);
  v128.store(tile + step, c11, 16);
  v128.store(tile + 2 * step, c20);
  v128.store(tile + 2 * step, c21, 16);
  v128.store(tile + 3 * step, c30);
  v128.store(tile + 3 * step, c31, 16);
}

/**
 * Applies reflections `[first, last)`, the last one first, to the rows of `q` after each. From the identity, all
 * reflections make q the transpose of H₀·H₁·….
 */
export function accumulate(
  q: usize,
  a: usize,
  n: usize,
  step: usize,
  tau: usize,
  first: usize,
  last: usize,
): void {
  for (let r = first + 1; r < n; r++) {
    const row = q + r * step;
    for (let j = min(last, r); j > first; j--) {
      const t = load<f64>(tau + (j - 1) * 8);
      const v = a + (j - 1) * step;
      if (t != 0) subtract(row, j, n, t * dot(row, v, j, n), v);
    }
  }
}

/** y ← y − s·x over entries `[from, to)`. */
function subtract(y: usize, from: usize, to: usize, s: f64, x: usize): void {
  const ss = f64x2.splat(-s);
  let at = from * 8;
  if (from & 1) {
    store<f64>(y + at, load<f64>(y + at) - s * load<f64>(x + at));
    at += 8;
  }
  for (const end = to * 8; at < end; at += 16) {
    v128.store(y + at, madd64(ss, v128.load(x + at), v128.load(y + at)));
  }
}

/**
 * Turns rows of `z`, `[n, n]`, by `count` plane rotations in order: rotation k maps rows i = rows[k] (int32) and i + 1
 * to c·zᵢ − s·zᵢ₊₁ and s·zᵢ + c·zᵢ₊₁. It takes eight columns at a time; a row that two successive rotations touch stays
 * in registers between them.
 */
export function turnRows(
  z: usize,
  n: usize,
  step: usize,
  count: usize,
  rows: usize,
  cosines: usize,
  sines: usize,
): void {
  for (let column = z; column < z + n * 8; column += 64) {
    let k: usize = 0;
    while (k < count) {
      let i = load<i32>(rows + k * 4);
      let at = column + <usize>(i + 1) * step;
      let f0 = v128.load(at);
      let f1 = v128.load(at, 16);
      let f2 = v128.load(at, 32);
      let f3 = v128.load(at, 48);
      do {
        const c = v128.load64_splat(cosines + k * 8);
        const s = v128.load64_splat(sines + k * 8);
        const above = at - step;
        const e0 = v128.load(above);
        const e1 = v128.load(above, 16);
        const e2 = v128.load(above, 32);
        const e3 = v128.load(above, 48);
        v128.store(at, madd64(s, e0, f64x2.mul(c, f0)));
        v128.store(at, madd64(s, e1, f64x2.mul(c, f1)), 16);
        v128.store(at, madd64(s, e2, f64x2.mul(c, f2)), 32);
        v128.store(at, madd64(s, e3, f64x2.mul(c, f3)), 48);
        f0 = f64x2.sub(f64x2.mul(c, e0), f64x2.mul(s, f0));
        f1 = f64x2.sub(f64x2.mul(c, e1), f64x2.mul(s, f1));
        f2 = f64x2.sub(f64x2.mul(c, e2), f64x2.mul(s, f2));
        f3 = f64x2.sub(f64x2.mul(c, e3), f64x2.mul(s, f3));
        at = above;
        i--;
        k++;
      } while (k < count && load<i32>(rows + k * 4) == i);
      v128.store(at, f0);
      v128.store(at, f1, 16);
      v128.store(at, f2, 32);
      v128.store(at, f3, 48);
    }
  }
}
