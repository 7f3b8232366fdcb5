// Co-occurrence counts of features, uint32. There are two ways to the same numbers: walking the lists of the blocks in
// which a feature fires (fast for rare features), and population counts of bit sets (fast for common ones).

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

/** Sets bit b of each set of `step` bytes, one per feature, if the feature fires in block b; `blockLists` are as `indptr` says. */
export function setBits(features: usize, indptr: usize, blockLists: usize, bits: usize, step: usize): void {
  for (let i: usize = 0; i < features; i++) {
    const end = <usize>load<u32>(indptr + i * 4, 4);
    const set = bits + i * step;
    for (let p = <usize>load<u32>(indptr + i * 4); p < end; p++) {
      const block = load<u32>(blockLists + p * 4);
      const at = set + (block >> 3);
      store<u8>(at, load<u8>(at) | <u8>((<u32>1) << (block & 7)));
    }
  }
}

/**
 * Counts the bits that each of `rows` contiguous sets of `step` bytes, a multiple of 16, shares with each of `columns`
 * contiguous sets. `out` is uint32, with `stride` entries from a row to the next.
 */
export function countBits(
  sets: usize,
  rows: usize,
  others: usize,
  columns: usize,
  step: usize,
  out: usize,
  stride: usize,
): void {
  for (let j: usize = 0; j < columns; j += 2) {
    // Past the last column or row, the last is counted twice.
    const right: usize = j + 1 < columns ? 1 : 0;
    for (let i: usize = 0; i < rows; i += 2) {
      const below: usize = i + 1 < rows ? 1 : 0;
      const at = out + (i * stride + j) * 4;
      countFour(
        sets + i * step,
        below * step,
        others + j * step,
        right * step,
        step,
        at,
        right * 4,
        below * stride * 4,
      );
    }
  }
}

/** A byte lane gains at most 8 a step, so after 31 steps it is added to wider lanes. */
const STEPS: usize = 31 * 16;

/** Two sets with two others: four loads serve four counts. */
function countFour(
  set: usize,
  nextSet: usize,
  other: usize,
  nextOther: usize,
  step: usize,
  out: usize,
  right: usize,
  below: usize,
): void {
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
      const b = v128.load(set + nextSet + p);
      const c = v128.load(other + p);
      const d = v128.load(other + nextOther + p);
      s0 = i8x16.add(s0, i8x16.popcnt(v128.and(a, c)));
      s1 = i8x16.add(s1, i8x16.popcnt(v128.and(a, d)));
      s2 = i8x16.add(s2, i8x16.popcnt(v128.and(b, c)));
      s3 = i8x16.add(s3, i8x16.popcnt(v128.and(b, d)));
    }
    t0 = addBytes(t0, s0);
    t1 = addBytes(t1, s1);
    t2 = addBytes(t2, s2);
    t3 = addBytes(t3, s3);
  }
  store<u32>(out, sum32(t0));
  store<u32>(out + right, sum32(t1));
  store<u32>(out + below, sum32(t2));
  store<u32>(out + below + right, sum32(t3));
}

function addBytes(total: v128, bytes: v128): v128 {
  return i32x4.add(total, i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes)));
}

function sum32(a: v128): u32 {
  return (
    i32x4.extract_lane(a, 0) + i32x4.extract_lane(a, 1) + i32x4.extract_lane(a, 2) + i32x4.extract_lane(a, 3)
  );
}
