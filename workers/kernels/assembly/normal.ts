import { low64, high64, madd32 } from './arithmetic';

/** Rows whose contributions are summed in float32 before they are added to the float64 totals. */
const ROWS: usize = 128;
/** Entries of a row that are summed in float32 in one run. */
const STRETCH: usize = 256;

/**
 * Total += Xᵀ(X·V) for eight vectors; each row is read once from memory. X is float32 `[rows, columns]`,
 * V float32 `[columns, 8]`, total float64 `[columns, 8]`. `part` has room for float32 `[columns, 8]` and
 * `along` for float32 `[4, 8]`.
 */
export function denseNormal(
  x: usize,
  rows: usize,
  columns: usize,
  v: usize,
  total: usize,
  part: usize,
  along: usize,
): void {
  for (let from: usize = 0; from < rows; from += ROWS) {
    const to = min(from + ROWS, rows);
    memory.fill(part, 0, columns * 32);
    let r = from;
    for (; r + 4 <= to; r += 4) {
      const row = x + r * columns * 4;
      fourAlong(row, columns, v, along);
      fourBack(row, columns, along, part);
    }
    for (; r < to; r++) {
      const row = x + r * columns * 4;
      oneAlong(row, columns, v, along);
      oneBack(row, columns, along, part);
    }
    addToTotal(part, columns, total);
  }
}

/** Along ← four rows times V, `[4, 8]`. */
function fourAlong(x: usize, columns: usize, v: usize, along: usize): void {
  memory.fill(along, 0, 128);
  const step = columns * 4;
  for (let from: usize = 0; from < columns; from += STRETCH) {
    const to = min(from + STRETCH, columns);
    let s0 = f32x4.splat(0);
    let s1 = f32x4.splat(0);
    let s2 = f32x4.splat(0);
    let s3 = f32x4.splat(0);
    let t0 = f32x4.splat(0);
    let t1 = f32x4.splat(0);
    let t2 = f32x4.splat(0);
    let t3 = f32x4.splat(0);
    let at = x + from * 4;
    let entries = v + from * 32;
    for (let j = from; j < to; j++) {
      const left = v128.load(entries);
      const right = v128.load(entries, 16);
      const x0 = v128.load32_splat(at);
      s0 = madd32(x0, left, s0);
      t0 = madd32(x0, right, t0);
      const x1 = v128.load32_splat(at + step);
      s1 = madd32(x1, left, s1);
      t1 = madd32(x1, right, t1);
      const x2 = v128.load32_splat(at + 2 * step);
      s2 = madd32(x2, left, s2);
      t2 = madd32(x2, right, t2);
      const x3 = v128.load32_splat(at + 3 * step);
      s3 = madd32(x3, left, s3);
      t3 = madd32(x3, right, t3);
      at += 4;
      entries += 32;
    }
    add(along, s0, t0);
    add(along + 32, s1, t1);
    add(along + 64, s2, t2);
    add(along + 96, s3, t3);
  }
}

function add(to: usize, left: v128, right: v128): void {
  v128.store(to, f32x4.add(v128.load(to), left));
  v128.store(to, f32x4.add(v128.load(to, 16), right), 16);
}

/** Part += four rows, transposed, times `along`. */
function fourBack(x: usize, columns: usize, along: usize, part: usize): void {
  const step = columns * 4;
  const a0 = v128.load(along);
  const b0 = v128.load(along, 16);
  const a1 = v128.load(along, 32);
  const b1 = v128.load(along, 48);
  const a2 = v128.load(along, 64);
  const b2 = v128.load(along, 80);
  const a3 = v128.load(along, 96);
  const b3 = v128.load(along, 112);
  for (let j: usize = 0; j < columns; j++) {
    const x0 = v128.load32_splat(x);
    let left = madd32(x0, a0, v128.load(part));
    let right = madd32(x0, b0, v128.load(part, 16));
    const x1 = v128.load32_splat(x + step);
    left = madd32(x1, a1, left);
    right = madd32(x1, b1, right);
    const x2 = v128.load32_splat(x + 2 * step);
    left = madd32(x2, a2, left);
    right = madd32(x2, b2, right);
    const x3 = v128.load32_splat(x + 3 * step);
    left = madd32(x3, a3, left);
    right = madd32(x3, b3, right);
    v128.store(part, left);
    v128.store(part, right, 16);
    x += 4;
    part += 32;
  }
}

function oneAlong(x: usize, columns: usize, v: usize, along: usize): void {
  memory.fill(along, 0, 32);
  for (let from: usize = 0; from < columns; from += STRETCH) {
    const to = min(from + STRETCH, columns);
    let s = f32x4.splat(0);
    let t = f32x4.splat(0);
    for (let j = from; j < to; j++) {
      const entry = v128.load32_splat(x + j * 4);
      s = madd32(entry, v128.load(v + j * 32), s);
      t = madd32(entry, v128.load(v + j * 32, 16), t);
    }
    add(along, s, t);
  }
}

function oneBack(x: usize, columns: usize, along: usize, part: usize): void {
  const a = v128.load(along);
  const b = v128.load(along, 16);
  for (let j: usize = 0; j < columns; j++) {
    const entry = v128.load32_splat(x + j * 4);
    v128.store(part, madd32(entry, a, v128.load(part)));
    v128.store(part, madd32(entry, b, v128.load(part, 16)), 16);
    part += 32;
  }
}

function addToTotal(part: usize, columns: usize, total: usize): void {
  for (const end = part + columns * 32; part < end; part += 16) {
    const entries = v128.load(part);
    v128.store(total, f64x2.add(v128.load(total), low64(entries)));
    v128.store(total, f64x2.add(v128.load(total, 16), high64(entries)), 16);
    total += 32;
  }
}
