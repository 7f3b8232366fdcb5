import { high64, low64, madd64, splat64, sum64 } from './arithmetic';

/**
 * Y = X·V in float64: X float32 `[rows, columns]`, V float64 `[columns, width]`, Y float64
 * `[rows, width]`, all row-major. Four rows are read at a time and stay in cache for all columns of V.
 */
export function denseTimes(x: usize, rows: usize, columns: usize, v: usize, width: usize, y: usize): void {
  if (rows == 0) return;
  const last = x + (rows - 1) * columns * 4;
  for (let r: usize = 0; r < rows; r += 4) {
    // Past the last row, the last row is taken again and its result is written again.
    const x0 = x + r * columns * 4;
    const x1 = min(x0 + columns * 4, last);
    const x2 = min(x1 + columns * 4, last);
    const x3 = min(x2 + columns * 4, last);
    const y0 = y + r * width * 8;
    const end = y + (rows - 1) * width * 8;
    const y1 = min(y0 + width * 8, end);
    const y2 = min(y1 + width * 8, end);
    const y3 = min(y2 + width * 8, end);
    if (width == 1) {
      timesOne(columns, x0, x1, x2, x3, v, y0, y1, y2, y3);
      continue;
    }
    let c: usize = 0;
    for (; c + 4 <= width; c += 4) {
      timesFour(
        columns,
        x0,
        x1,
        x2,
        x3,
        v + c * 8,
        width * 8,
        y0 + c * 8,
        y1 + c * 8,
        y2 + c * 8,
        y3 + c * 8,
      );
    }
    for (; c + 2 <= width; c += 2) {
      timesTwo(columns, x0, x1, x2, x3, v + c * 8, width * 8, y0 + c * 8, y1 + c * 8, y2 + c * 8, y3 + c * 8);
    }
    if (c < width) {
      timesSingle(
        columns,
        x0,
        x1,
        x2,
        x3,
        v + c * 8,
        width * 8,
        y0 + c * 8,
        y1 + c * 8,
        y2 + c * 8,
        y3 + c * 8,
      );
    }
  }
}

/** Four rows times one contiguous vector. */
function timesOne(
  columns: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  v: usize,
  y0: usize,
  y1: usize,
  y2: usize,
  y3: usize,
): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let t0 = f64x2.splat(0);
  let t1 = f64x2.splat(0);
  let t2 = f64x2.splat(0);
  let t3 = f64x2.splat(0);
  let j: usize = 0;
  for (; j + 4 <= columns; j += 4) {
    const low = v128.load(v + j * 8);
    const high = v128.load(v + j * 8, 16);
    const a0 = v128.load(x0 + j * 4);
    s0 = madd64(low64(a0), low, s0);
    t0 = madd64(high64(a0), high, t0);
    const a1 = v128.load(x1 + j * 4);
    s1 = madd64(low64(a1), low, s1);
    t1 = madd64(high64(a1), high, t1);
    const a2 = v128.load(x2 + j * 4);
    s2 = madd64(low64(a2), low, s2);
    t2 = madd64(high64(a2), high, t2);
    const a3 = v128.load(x3 + j * 4);
    s3 = madd64(low64(a3), low, s3);
    t3 = madd64(high64(a3), high, t3);
  }
  let u0 = sum64(f64x2.add(s0, t0));
  let u1 = sum64(f64x2.add(s1, t1));
  let u2 = sum64(f64x2.add(s2, t2));
  let u3 = sum64(f64x2.add(s3, t3));
  for (; j < columns; j++) {
    const entry = load<f64>(v + j * 8);
    u0 += <f64>load<f32>(x0 + j * 4) * entry;
    u1 += <f64>load<f32>(x1 + j * 4) * entry;
    u2 += <f64>load<f32>(x2 + j * 4) * entry;
    u3 += <f64>load<f32>(x3 + j * 4) * entry;
  }
  store<f64>(y0, u0);
  store<f64>(y1, u1);
  store<f64>(y2, u2);
  store<f64>(y3, u3);
}

/** Four rows times four interleaved vectors: entry j of all four is at `v + j·vStep`. */
function timesFour(
  columns: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  v: usize,
  vStep: usize,
  y0: usize,
  y1: usize,
  y2: usize,
  y3: usize,
): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let t0 = f64x2.splat(0);
  let t1 = f64x2.splat(0);
  let t2 = f64x2.splat(0);
  let t3 = f64x2.splat(0);
  for (let j: usize = 0; j < columns; j++) {
    const left = v128.load(v);
    const right = v128.load(v, 16);
    const a0 = splat64(x0 + j * 4);
    s0 = madd64(a0, left, s0);
    t0 = madd64(a0, right, t0);
    const a1 = splat64(x1 + j * 4);
    s1 = madd64(a1, left, s1);
    t1 = madd64(a1, right, t1);
    const a2 = splat64(x2 + j * 4);
    s2 = madd64(a2, left, s2);
    t2 = madd64(a2, right, t2);
    const a3 = splat64(x3 + j * 4);
    s3 = madd64(a3, left, s3);
    t3 = madd64(a3, right, t3);
    v += vStep;
  }
  v128.store(y0, s0);
  v128.store(y0, t0, 16);
  v128.store(y1, s1);
  v128.store(y1, t1, 16);
  v128.store(y2, s2);
  v128.store(y2, t2, 16);
  v128.store(y3, s3);
  v128.store(y3, t3, 16);
}

/** As `timesFour`, for two vectors. */
function timesTwo(
  columns: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  v: usize,
  vStep: usize,
  y0: usize,
  y1: usize,
  y2: usize,
  y3: usize,
): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  for (let j: usize = 0; j < columns; j++) {
    const entries = v128.load(v);
    s0 = madd64(splat64(x0 + j * 4), entries, s0);
    s1 = madd64(splat64(x1 + j * 4), entries, s1);
    s2 = madd64(splat64(x2 + j * 4), entries, s2);
    s3 = madd64(splat64(x3 + j * 4), entries, s3);
    v += vStep;
  }
  v128.store(y0, s0);
  v128.store(y1, s1);
  v128.store(y2, s2);
  v128.store(y3, s3);
}

/** As `timesFour`, for one vector whose entries are `vStep` bytes apart. */
function timesSingle(
  columns: usize,
  x0: usize,
  x1: usize,
  x2: usize,
  x3: usize,
  v: usize,
  vStep: usize,
  y0: usize,
  y1: usize,
  y2: usize,
  y3: usize,
): void {
  let s0: f64 = 0;
  let s1: f64 = 0;
  let s2: f64 = 0;
  let s3: f64 = 0;
  for (let j: usize = 0; j < columns; j++) {
    const entry = load<f64>(v);
    s0 += <f64>load<f32>(x0 + j * 4) * entry;
    s1 += <f64>load<f32>(x1 + j * 4) * entry;
    s2 += <f64>load<f32>(x2 + j * 4) * entry;
    s3 += <f64>load<f32>(x3 + j * 4) * entry;
    v += vStep;
  }
  store<f64>(y0, s0);
  store<f64>(y1, s1);
  store<f64>(y2, s2);
  store<f64>(y3, s3);
}

/**
 * Y += Xᵀ·W in float64: X float32 `[rows, columns]`, W float64 `[rows, width]`, Y float64
 * `[columns, width]`, all row-major.
 */
export function denseTransposedTimes(
  x: usize,
  rows: usize,
  columns: usize,
  w: usize,
  width: usize,
  y: usize,
): void {
  let r: usize = 0;
  for (; r + 4 <= rows; r += 4) {
    const from = x + r * columns * 4;
    const weights = w + r * width * 8;
    if (width == 1) {
      spreadOne(from, columns, weights, y);
      continue;
    }
    let c: usize = 0;
    for (; c + 4 <= width; c += 4) spreadFour(from, columns, weights + c * 8, width * 8, y + c * 8);
    for (; c + 2 <= width; c += 2) spreadTwo(from, columns, weights + c * 8, width * 8, y + c * 8);
    if (c < width) {
      for (let i: usize = 0; i < 4; i++) {
        spreadSingle(
          from + i * columns * 4,
          columns,
          load<f64>(weights + (i * width + c) * 8),
          width * 8,
          y + c * 8,
        );
      }
    }
  }
  for (; r < rows; r++) {
    for (let c: usize = 0; c < width; c++) {
      spreadSingle(x + r * columns * 4, columns, load<f64>(w + (r * width + c) * 8), width * 8, y + c * 8);
    }
  }
}

/** Adds four weighted rows to one vector. */
function spreadOne(x: usize, columns: usize, weights: usize, y: usize): void {
  const w0 = v128.load64_splat(weights);
  const w1 = v128.load64_splat(weights, 8);
  const w2 = v128.load64_splat(weights, 16);
  const w3 = v128.load64_splat(weights, 24);
  const step = columns * 4;
  let j: usize = 0;
  for (; j + 4 <= columns; j += 4) {
    const a0 = v128.load(x);
    const a1 = v128.load(x + step);
    const a2 = v128.load(x + 2 * step);
    const a3 = v128.load(x + 3 * step);
    let low = madd64(low64(a0), w0, v128.load(y));
    let high = madd64(high64(a0), w0, v128.load(y, 16));
    low = madd64(low64(a1), w1, low);
    high = madd64(high64(a1), w1, high);
    low = madd64(low64(a2), w2, low);
    high = madd64(high64(a2), w2, high);
    low = madd64(low64(a3), w3, low);
    high = madd64(high64(a3), w3, high);
    v128.store(y, low);
    v128.store(y, high, 16);
    x += 16;
    y += 32;
  }
  for (; j < columns; j++) {
    let sum = load<f64>(y);
    for (let i: usize = 0; i < 4; i++) sum += <f64>load<f32>(x + i * step) * load<f64>(weights + i * 8);
    store<f64>(y, sum);
    x += 4;
    y += 8;
  }
}

/** Adds four weighted rows to four interleaved vectors: entry j of all four is at `y + j·step`. */
function spreadFour(x: usize, columns: usize, weights: usize, step: usize, y: usize): void {
  const w0 = v128.load(weights);
  const u0 = v128.load(weights, 16);
  const w1 = v128.load(weights + step);
  const u1 = v128.load(weights + step, 16);
  const w2 = v128.load(weights + 2 * step);
  const u2 = v128.load(weights + 2 * step, 16);
  const w3 = v128.load(weights + 3 * step);
  const u3 = v128.load(weights + 3 * step, 16);
  const xStep = columns * 4;
  for (let j: usize = 0; j < columns; j++) {
    const a0 = splat64(x);
    let left = madd64(a0, w0, v128.load(y));
    let right = madd64(a0, u0, v128.load(y, 16));
    const a1 = splat64(x + xStep);
    left = madd64(a1, w1, left);
    right = madd64(a1, u1, right);
    const a2 = splat64(x + 2 * xStep);
    left = madd64(a2, w2, left);
    right = madd64(a2, u2, right);
    const a3 = splat64(x + 3 * xStep);
    left = madd64(a3, w3, left);
    right = madd64(a3, u3, right);
    v128.store(y, left);
    v128.store(y, right, 16);
    x += 4;
    y += step;
  }
}

/** As `spreadFour`, for two vectors. */
function spreadTwo(x: usize, columns: usize, weights: usize, step: usize, y: usize): void {
  const w0 = v128.load(weights);
  const w1 = v128.load(weights + step);
  const w2 = v128.load(weights + 2 * step);
  const w3 = v128.load(weights + 3 * step);
  const xStep = columns * 4;
  for (let j: usize = 0; j < columns; j++) {
    let sum = madd64(splat64(x), w0, v128.load(y));
    sum = madd64(splat64(x + xStep), w1, sum);
    sum = madd64(splat64(x + 2 * xStep), w2, sum);
    sum = madd64(splat64(x + 3 * xStep), w3, sum);
    v128.store(y, sum);
    x += 4;
    y += step;
  }
}

/** Adds one weighted row to one vector whose entries are `step` bytes apart. */
function spreadSingle(x: usize, columns: usize, weight: f64, step: usize, y: usize): void {
  for (let j: usize = 0; j < columns; j++) {
    store<f64>(y, load<f64>(y) + <f64>load<f32>(x + j * 4) * weight);
    y += step;
  }
}
