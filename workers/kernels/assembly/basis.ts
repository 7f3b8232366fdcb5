import { madd64, sum64 } from './arithmetic';

// A basis and a block are contiguous float64 rows of `n` entries. `n` is even: odd lengths are padded with a zero.

/** Out ← inner products of basis rows `[from, to)` with the rows of the block, `[to − from, width]`. */
export function coordinates(
  basis: usize,
  from: usize,
  to: usize,
  block: usize,
  width: usize,
  n: usize,
  out: usize,
): void {
  const step = n * 8;
  for (let i = from; i < to; i += 2) {
    const row = basis + i * step;
    const next = i + 1 < to ? row + step : row;
    const at = out + (i - from) * width * 8;
    // Without a second row, its results are written first and those of the first row over them.
    const below = i + 1 < to ? at + width * 8 : at;
    let c: usize = 0;
    for (; c + 2 <= width; c += 2) {
      fourDots(row, next, block + c * step, block + (c + 1) * step, step, at + c * 8, below + c * 8);
    }
    if (c < width) twoDots(row, next, block + c * step, step, at + c * 8, below + c * 8);
  }
}

function fourDots(r: usize, q: usize, v: usize, w: usize, step: usize, at: usize, below: usize): void {
  let rv = f64x2.splat(0);
  let rw = f64x2.splat(0);
  let qv = f64x2.splat(0);
  let qw = f64x2.splat(0);
  for (let x: usize = 0; x < step; x += 16) {
    const a = v128.load(r + x);
    const b = v128.load(q + x);
    const c = v128.load(v + x);
    const d = v128.load(w + x);
    rv = madd64(a, c, rv);
    rw = madd64(a, d, rw);
    qv = madd64(b, c, qv);
    qw = madd64(b, d, qw);
  }
  store<f64>(below, sum64(qv));
  store<f64>(below, sum64(qw), 8);
  store<f64>(at, sum64(rv));
  store<f64>(at, sum64(rw), 8);
}

function twoDots(r: usize, q: usize, v: usize, step: usize, at: usize, below: usize): void {
  let rv = f64x2.splat(0);
  let qv = f64x2.splat(0);
  for (let x: usize = 0; x < step; x += 16) {
    const c = v128.load(v + x);
    rv = madd64(v128.load(r + x), c, rv);
    qv = madd64(v128.load(q + x), c, qv);
  }
  store<f64>(below, sum64(qv));
  store<f64>(at, sum64(rv));
}

/** Subtracts basis rows `[from, to)` times `h`, as from `coordinates`, from the rows of the block. */
export function removePart(
  basis: usize,
  from: usize,
  to: usize,
  h: usize,
  block: usize,
  width: usize,
  n: usize,
): void {
  const step = n * 8;
  let i = from;
  for (; i + 4 <= to; i += 4) {
    const row = basis + i * step;
    for (let c: usize = 0; c < width; c++) {
      removeFour(row, step, h + ((i - from) * width + c) * 8, width * 8, block + c * step);
    }
  }
  for (; i < to; i++) {
    const row = basis + i * step;
    for (let c: usize = 0; c < width; c++) {
      const factor = f64x2.splat(-load<f64>(h + ((i - from) * width + c) * 8));
      const target = block + c * step;
      for (let x: usize = 0; x < step; x += 16) {
        v128.store(target + x, madd64(factor, v128.load(row + x), v128.load(target + x)));
      }
    }
  }
}

function removeFour(row: usize, step: usize, h: usize, hStep: usize, target: usize): void {
  const h0 = f64x2.splat(-load<f64>(h));
  const h1 = f64x2.splat(-load<f64>(h + hStep));
  const h2 = f64x2.splat(-load<f64>(h + 2 * hStep));
  const h3 = f64x2.splat(-load<f64>(h + 3 * hStep));
  const end = row + step;
  for (; row < end; row += 16) {
    const left = madd64(h1, v128.load(row + step), f64x2.mul(h0, v128.load(row)));
    const right = madd64(
      h3,
      v128.load(row + 3 * step),
      madd64(h2, v128.load(row + 2 * step), v128.load(target)),
    );
    v128.store(target, f64x2.add(left, right));
    target += 16;
  }
}

/**
 * Basis rows `[0, kept)` ← Σᵢ y(r, i)·row i, i < count, over columns `[from, to)` (both even). `scratch`
 * has room for kept × (to − from) float64.
 */
export function combineColumns(
  basis: usize,
  count: usize,
  n: usize,
  y: usize,
  kept: usize,
  from: usize,
  to: usize,
  scratch: usize,
): void {
  const step = n * 8;
  const span = (to - from) * 8;
  let r: usize = 0;
  for (; r + 2 <= kept; r += 2) {
    const factors = y + r * count * 8;
    let x: usize = 0;
    for (; x + 64 <= span; x += 64) {
      combineTwo(basis + from * 8 + x, step, count, factors, scratch + r * span + x, span);
    }
    for (; x < span; x += 16) {
      combineNarrow(basis + from * 8 + x, step, count, factors, scratch + r * span + x);
      combineNarrow(basis + from * 8 + x, step, count, factors + count * 8, scratch + (r + 1) * span + x);
    }
  }
  if (r < kept) {
    for (let x: usize = 0; x < span; x += 16) {
      combineNarrow(basis + from * 8 + x, step, count, y + r * count * 8, scratch + r * span + x);
    }
  }
  for (r = 0; r < kept; r++) memory.copy(basis + r * step + from * 8, scratch + r * span, span);
}

/** Computes eight columns of two new rows. */
function combineTwo(row: usize, step: usize, count: usize, y: usize, out: usize, outStep: usize): void {
  const z = y + count * 8;
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  let t0 = f64x2.splat(0);
  let t1 = f64x2.splat(0);
  let t2 = f64x2.splat(0);
  let t3 = f64x2.splat(0);
  for (let i: usize = 0; i < count; i++) {
    const yi = v128.load64_splat(y + i * 8);
    const zi = v128.load64_splat(z + i * 8);
    const a = v128.load(row);
    s0 = madd64(yi, a, s0);
    t0 = madd64(zi, a, t0);
    const b = v128.load(row, 16);
    s1 = madd64(yi, b, s1);
    t1 = madd64(zi, b, t1);
    const c = v128.load(row, 32);
    s2 = madd64(yi, c, s2);
    t2 = madd64(zi, c, t2);
    const d = v128.load(row, 48);
    s3 = madd64(yi, d, s3);
    t3 = madd64(zi, d, t3);
    row += step;
  }
  v128.store(out, s0);
  v128.store(out, s1, 16);
  v128.store(out, s2, 32);
  v128.store(out, s3, 48);
  v128.store(out + outStep, t0);
  v128.store(out + outStep, t1, 16);
  v128.store(out + outStep, t2, 32);
  v128.store(out + outStep, t3, 48);
}

/** Computes two columns of one new row. */
function combineNarrow(row: usize, step: usize, count: usize, y: usize, out: usize): void {
  let s = f64x2.splat(0);
  for (let i: usize = 0; i < count; i++) {
    s = madd64(v128.load64_splat(y + i * 8), v128.load(row), s);
    row += step;
  }
  v128.store(out, s);
}
