// Co-occurrence counts of one feature i with the features [j0, j1), uint32 `[j1 − j0]`. There are two ways to the same
// numbers: walking the lists of the blocks in which i fires (fast for rare features), and population counts of bit sets
// (fast for common ones).

export function countRow16(
  blocksOfFeature: usize,
  count: usize,
  indptr: usize,
  indices: usize,
  j0: u32,
  j1: u32,
  out: usize,
): void {
  countRow<u16>(blocksOfFeature, count, indptr, indices, j0, j1, out);
}

export function countRow32(
  blocksOfFeature: usize,
  count: usize,
  indptr: usize,
  indices: usize,
  j0: u32,
  j1: u32,
  out: usize,
): void {
  countRow<u32>(blocksOfFeature, count, indptr, indices, j0, j1, out);
}

/** Walks the blocks `blocksOfFeature`, uint32 `[count]`, and adds 1 to `out` for each feature of a block in [j0, j1). */
function countRow<T>(
  blocksOfFeature: usize,
  count: usize,
  indptr: usize,
  indices: usize,
  j0: u32,
  j1: u32,
  out: usize,
): void {
  const base = out - ((<usize>j0) << 2);
  for (let b: usize = 0; b < count; b++) {
    const block = <usize>load<u32>(blocksOfFeature + b * 4);
    const start = indices + <usize>load<u32>(indptr + block * 4) * sizeof<T>();
    const end = indices + <usize>load<u32>(indptr + block * 4, 4) * sizeof<T>();
    let p = lowerBound<T>(start, end, j0);
    const stop = lowerBound<T>(p, end, j1);
    for (; p + 4 * sizeof<T>() <= stop; p += 4 * sizeof<T>()) {
      const at0 = base + ((<usize>load<T>(p)) << 2);
      const at1 = base + ((<usize>load<T>(p, sizeof<T>())) << 2);
      const at2 = base + ((<usize>load<T>(p, 2 * sizeof<T>())) << 2);
      const at3 = base + ((<usize>load<T>(p, 3 * sizeof<T>())) << 2);
      store<u32>(at0, load<u32>(at0) + 1);
      store<u32>(at1, load<u32>(at1) + 1);
      store<u32>(at2, load<u32>(at2) + 1);
      store<u32>(at3, load<u32>(at3) + 1);
    }
    for (; p < stop; p += sizeof<T>()) {
      const at = base + ((<usize>load<T>(p)) << 2);
      store<u32>(at, load<u32>(at) + 1);
    }
  }
}

/** The first place in the ascending feature numbers `[from, to)` whose value is not below `bound`. */
function lowerBound<T>(from: usize, to: usize, bound: u32): usize {
  if (from == to || <u32>load<T>(from) >= bound) return from;
  if (<u32>load<T>(to - sizeof<T>()) < bound) return to;
  while (from < to) {
    const middle = from + (((to - from) / sizeof<T>()) >> 1) * sizeof<T>();
    if (<u32>load<T>(middle) < bound) from = middle + sizeof<T>();
    else to = middle;
  }
  return from;
}

export function setBits16(blocks: usize, indptr: usize, indices: usize, bits: usize, step: usize): void {
  setBits<u16>(blocks, indptr, indices, bits, step);
}

export function setBits32(blocks: usize, indptr: usize, indices: usize, bits: usize, step: usize): void {
  setBits<u32>(blocks, indptr, indices, bits, step);
}

/** Sets bit b of the set of feature i, which begins at `bits + i·step`, if feature i fires in block b. */
function setBits<T>(blocks: usize, indptr: usize, indices: usize, bits: usize, step: usize): void {
  for (let b: usize = 0; b < blocks; b++) {
    const end = <usize>load<u32>(indptr + b * 4, 4);
    const byte = bits + (b >> 3);
    const mask = <u8>((<u32>1) << ((<u32>b) & 7));
    for (let p = <usize>load<u32>(indptr + b * 4); p < end; p++) {
      const at = byte + <usize>load<T>(indices + p * sizeof<T>()) * step;
      store<u8>(at, load<u8>(at) | mask);
    }
  }
}

/** Counts the bits that one set shares with each of `count` contiguous sets of `step` bytes, a multiple of 16. */
export function countRowBits(set: usize, sets: usize, step: usize, count: usize, out: usize): void {
  let j: usize = 0;
  for (; j + 4 <= count; j += 4) countFour(set, sets + j * step, step, out + j * 4);
  for (; j < count; j++) countOne(set, sets + j * step, step, out + j * 4);
}

/** A byte lane gains at most 8 a step, so after 31 steps it is added to wider lanes. */
const STEPS: usize = 31 * 16;

function countFour(set: usize, sets: usize, step: usize, out: usize): void {
  let t0 = i32x4.splat(0);
  let t1 = i32x4.splat(0);
  let t2 = i32x4.splat(0);
  let t3 = i32x4.splat(0);
  for (let from: usize = 0; from < step; from += STEPS) {
    const to = min(from + STEPS, step);
    let s0 = i8x16.splat(0);
    let s1 = i8x16.splat(0);
    let s2 = i8x16.splat(0);
    let s3 = i8x16.splat(0);
    for (let p = from; p < to; p += 16) {
      const a = v128.load(set + p);
      const at = sets + p;
      s0 = i8x16.add(s0, i8x16.popcnt(v128.and(a, v128.load(at))));
      s1 = i8x16.add(s1, i8x16.popcnt(v128.and(a, v128.load(at + step))));
      s2 = i8x16.add(s2, i8x16.popcnt(v128.and(a, v128.load(at + 2 * step))));
      s3 = i8x16.add(s3, i8x16.popcnt(v128.and(a, v128.load(at + 3 * step))));
    }
    t0 = addBytes(t0, s0);
    t1 = addBytes(t1, s1);
    t2 = addBytes(t2, s2);
    t3 = addBytes(t3, s3);
  }
  store<u32>(out, sum32(t0));
  store<u32>(out, sum32(t1), 4);
  store<u32>(out, sum32(t2), 8);
  store<u32>(out, sum32(t3), 12);
}

function countOne(set: usize, other: usize, step: usize, out: usize): void {
  let t = i32x4.splat(0);
  for (let from: usize = 0; from < step; from += STEPS) {
    const to = min(from + STEPS, step);
    let s = i8x16.splat(0);
    for (let p = from; p < to; p += 16) {
      s = i8x16.add(s, i8x16.popcnt(v128.and(v128.load(set + p), v128.load(other + p))));
    }
    t = addBytes(t, s);
  }
  store<u32>(out, sum32(t));
}

function addBytes(total: v128, bytes: v128): v128 {
  return i32x4.add(total, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
}

function sum32(a: v128): u32 {
  return (
    i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1) + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3)
  );
}
