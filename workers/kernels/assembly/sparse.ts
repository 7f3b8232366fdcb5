// A pass over a 0/1 matrix B in compressed rows, `[blocks, features]`: V is float64 `[features, width]`, row-major.
// Feature numbers have 16 or 32 bits (T). A row is walked once for every 8, 4, 2 or 1 of the vectors.

export function normal16(
  blocks: usize,
  indptr: usize,
  indices: usize,
  v: usize,
  width: usize,
  row: usize,
  out: usize,
): void {
  normal<u16>(blocks, indptr, indices, v, width, row, out);
}

export function normal32(
  blocks: usize,
  indptr: usize,
  indices: usize,
  v: usize,
  width: usize,
  row: usize,
  out: usize,
): void {
  normal<u32>(blocks, indptr, indices, v, width, row, out);
}

/**
 * Out += Bᵀ(B·V). Each row is gathered and scattered while its feature numbers are in cache; `row` has room for
 * float64 `[width]`.
 */
function normal<T>(
  blocks: usize,
  indptr: usize,
  indices: usize,
  v: usize,
  width: usize,
  row: usize,
  out: usize,
): void {
  for (let b: usize = 0; b < blocks; b++) {
    const start = indices + <usize>load<u32>(indptr + b * 4) * sizeof<T>();
    const end = indices + <usize>load<u32>(indptr + b * 4, 4) * sizeof<T>();
    gather<T>(start, end, v, width, row);
    scatter<T>(start, end, row, width, out);
  }
}

/** Writes the sum of the rows of V whose numbers are in `[start, end)` to `y`, `[width]`. */
function gather<T>(start: usize, end: usize, v: usize, width: usize, y: usize): void {
  if (width == 1) {
    gatherOne<T>(start, end, v, y);
    return;
  }
  const step = width * 8;
  let c: usize = 0;
  for (; c + 8 <= width; c += 8) gatherEight<T>(start, end, v + c * 8, step, y + c * 8);
  if (c + 4 <= width) {
    gatherFour<T>(start, end, v + c * 8, step, y + c * 8);
    c += 4;
  }
  if (c + 2 <= width) {
    gatherTwo<T>(start, end, v + c * 8, step, y + c * 8);
    c += 2;
  }
  if (c < width) {
    let sum: f64 = 0;
    for (let p = start; p < end; p += sizeof<T>()) sum += load<f64>(v + c * 8 + <usize>load<T>(p) * step);
    store<f64>(y + c * 8, sum);
  }
}

/** Adds `y`, `[width]`, to the rows of V whose numbers are in `[start, end)`. */
function scatter<T>(start: usize, end: usize, y: usize, width: usize, v: usize): void {
  if (width == 1) {
    scatterOne<T>(start, end, load<f64>(y), v);
    return;
  }
  const step = width * 8;
  let c: usize = 0;
  for (; c + 8 <= width; c += 8) scatterEight<T>(start, end, y + c * 8, step, v + c * 8);
  if (c + 4 <= width) {
    scatterFour<T>(start, end, y + c * 8, step, v + c * 8);
    c += 4;
  }
  if (c + 2 <= width) {
    scatterTwo<T>(start, end, y + c * 8, step, v + c * 8);
    c += 2;
  }
  if (c < width) {
    const value = load<f64>(y + c * 8);
    for (let p = start; p < end; p += sizeof<T>()) {
      const at = v + c * 8 + <usize>load<T>(p) * step;
      store<f64>(at, load<f64>(at) + value);
    }
  }
}

function gatherOne<T>(start: usize, end: usize, v: usize, y: usize): void {
  let s0: f64 = 0;
  let s1: f64 = 0;
  let s2: f64 = 0;
  let s3: f64 = 0;
  let p = start;
  for (; p + 4 * sizeof<T>() <= end; p += 4 * sizeof<T>()) {
    s0 += load<f64>(v + ((<usize>load<T>(p)) << 3));
    s1 += load<f64>(v + ((<usize>load<T>(p, sizeof<T>())) << 3));
    s2 += load<f64>(v + ((<usize>load<T>(p, 2 * sizeof<T>())) << 3));
    s3 += load<f64>(v + ((<usize>load<T>(p, 3 * sizeof<T>())) << 3));
  }
  for (; p < end; p += sizeof<T>()) s0 += load<f64>(v + ((<usize>load<T>(p)) << 3));
  store<f64>(y, s0 + s1 + (s2 + s3));
}

function scatterOne<T>(start: usize, end: usize, value: f64, v: usize): void {
  let p = start;
  for (; p + 4 * sizeof<T>() <= end; p += 4 * sizeof<T>()) {
    const at0 = v + ((<usize>load<T>(p)) << 3);
    const at1 = v + ((<usize>load<T>(p, sizeof<T>())) << 3);
    const at2 = v + ((<usize>load<T>(p, 2 * sizeof<T>())) << 3);
    const at3 = v + ((<usize>load<T>(p, 3 * sizeof<T>())) << 3);
    // No feature occurs twice in a row, so all four may be read before one is written.
    const v0 = load<f64>(at0) + value;
    const v1 = load<f64>(at1) + value;
    const v2 = load<f64>(at2) + value;
    const v3 = load<f64>(at3) + value;
    store<f64>(at0, v0);
    store<f64>(at1, v1);
    store<f64>(at2, v2);
    store<f64>(at3, v3);
  }
  for (; p < end; p += sizeof<T>()) {
    const at = v + ((<usize>load<T>(p)) << 3);
    store<f64>(at, load<f64>(at) + value);
  }
}

function gatherTwo<T>(start: usize, end: usize, v: usize, step: usize, y: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let p = start;
  for (; p + 2 * sizeof<T>() <= end; p += 2 * sizeof<T>()) {
    s0 = f64x2.add(s0, v128.load(v + <usize>load<T>(p) * step));
    s1 = f64x2.add(s1, v128.load(v + <usize>load<T>(p, sizeof<T>()) * step));
  }
  if (p < end) s0 = f64x2.add(s0, v128.load(v + <usize>load<T>(p) * step));
  v128.store(y, f64x2.add(s0, s1));
}

function scatterTwo<T>(start: usize, end: usize, y: usize, step: usize, v: usize): void {
  const s = v128.load(y);
  for (let p = start; p < end; p += sizeof<T>()) {
    const at = v + <usize>load<T>(p) * step;
    v128.store(at, f64x2.add(v128.load(at), s));
  }
}

function gatherFour<T>(start: usize, end: usize, v: usize, step: usize, y: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let t0 = f64x2.splat(0);
  let t1 = f64x2.splat(0);
  let p = start;
  for (; p + 2 * sizeof<T>() <= end; p += 2 * sizeof<T>()) {
    const at = v + <usize>load<T>(p) * step;
    s0 = f64x2.add(s0, v128.load(at));
    s1 = f64x2.add(s1, v128.load(at, 16));
    const next = v + <usize>load<T>(p, sizeof<T>()) * step;
    t0 = f64x2.add(t0, v128.load(next));
    t1 = f64x2.add(t1, v128.load(next, 16));
  }
  if (p < end) {
    const at = v + <usize>load<T>(p) * step;
    s0 = f64x2.add(s0, v128.load(at));
    s1 = f64x2.add(s1, v128.load(at, 16));
  }
  v128.store(y, f64x2.add(s0, t0));
  v128.store(y, f64x2.add(s1, t1), 16);
}

function scatterFour<T>(start: usize, end: usize, y: usize, step: usize, v: usize): void {
  const s0 = v128.load(y);
  const s1 = v128.load(y, 16);
  for (let p = start; p < end; p += sizeof<T>()) {
    const at = v + <usize>load<T>(p) * step;
    v128.store(at, f64x2.add(v128.load(at), s0));
    v128.store(at, f64x2.add(v128.load(at, 16), s1), 16);
  }
}

function gatherEight<T>(start: usize, end: usize, v: usize, step: usize, y: usize): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let s2 = f64x2.splat(0);
  let s3 = f64x2.splat(0);
  for (let p = start; p < end; p += sizeof<T>()) {
    const at = v + <usize>load<T>(p) * step;
    s0 = f64x2.add(s0, v128.load(at));
    s1 = f64x2.add(s1, v128.load(at, 16));
    s2 = f64x2.add(s2, v128.load(at, 32));
    s3 = f64x2.add(s3, v128.load(at, 48));
  }
  v128.store(y, s0);
  v128.store(y, s1, 16);
  v128.store(y, s2, 32);
  v128.store(y, s3, 48);
}

function scatterEight<T>(start: usize, end: usize, y: usize, step: usize, v: usize): void {
  const s0 = v128.load(y);
  const s1 = v128.load(y, 16);
  const s2 = v128.load(y, 32);
  const s3 = v128.load(y, 48);
  for (let p = start; p < end; p += sizeof<T>()) {
    const at = v + <usize>load<T>(p) * step;
    v128.store(at, f64x2.add(v128.load(at), s0));
    v128.store(at, f64x2.add(v128.load(at, 16), s1), 16);
    v128.store(at, f64x2.add(v128.load(at, 32), s2), 32);
    v128.store(at, f64x2.add(v128.load(at, 48), s3), 48);
  }
}
