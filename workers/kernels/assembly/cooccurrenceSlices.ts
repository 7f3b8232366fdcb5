// Co-occurrence counts of 128 features at a time: positional population counts. The features of a block are bits of a
// register, and the registers of the blocks in which a feature fires are added bit by bit: bit s of 128 sums stands in
// slice s. Carry-save adders take eight blocks to one register of carries (Harley and Seal, in Warren 2013, section 5-1;
// Klarqvist, Muła, Lemire 2021).

/** Bytes of a block's 128 features. */
const REGISTER: usize = 16;
/** Slices of a count, below 2³². */
const SLICES: usize = 32;
/** The blocks of a row are added in rounds of so many. */
const ROUND: usize = 8;

/**
 * Sets the bits of a group: the bit of each of up to 128 features in each block in which it fires, `[blocks, 16]` bytes.
 *
 * @param starts  where the blocks of each feature begin in `blockLists`, `[features + 1]`
 */
export function setSlices(features: usize, starts: usize, blockLists: usize, group: usize): void {
  for (let i: usize = 0; i < features; i++) {
    const end = <usize>load<u32>(starts + i * 4, 4);
    const at = group + (i >> 3);
    const bit = <u8>((<u32>1) << (<u32>i & 7));
    for (let p = <usize>load<u32>(starts + i * 4); p < end; p++) {
      const byte = at + <usize>load<u32>(blockLists + p * 4) * REGISTER;
      store<u8>(byte, load<u8>(byte) | bit);
    }
  }
}

/**
 * Lists where the blocks of some rows stand in a group's bits, in bytes: those of `span` blocks from `first` on. A row's
 * places are filled up to a multiple of eight by the place after the last block.
 *
 * @param next  where the next block of each row stands in `blockLists`, `[rows]`; moves on
 * @param ends  where the blocks of each row end, `[rows]`
 * @param begins  addresses of the places of each row, `[rows + 1]`; written
 */
export function placeBlocks(
  blockLists: usize,
  next: usize,
  ends: usize,
  rows: usize,
  first: u32,
  span: u32,
  begins: usize,
  places: usize,
): void {
  let at = places;
  for (let row: usize = 0; row < rows; row++) {
    store<usize>(begins + row * 4, at);
    const end = load<u32>(ends + row * 4);
    let p = load<u32>(next + row * 4);
    for (; p < end; p++) {
      const block = load<u32>(blockLists + ((<usize>p) << 2)) - first;
      if (block >= span) break;
      store<u32>(at, block * <u32>REGISTER);
      at += 4;
    }
    store<u32>(next + row * 4, p);
    for (; (at - places) % (ROUND * 4); at += 4) store<u32>(at, span * <u32>REGISTER);
  }
  store<usize>(begins + rows * 4, at);
}

/**
 * Adds to the counts of each of some rows the number of the row's blocks in which each of the 128 features of a group
 * fires, over some consecutive blocks.
 *
 * The rows read the group's bits out of order, so they are copied first: in order memory is fast, and the copy stays in
 * cache.
 *
 * @param begins  addresses of the places of each row's blocks, `[rows + 1]`; see `placeBlocks`
 * @param bits  address of the bits of the group's first of these blocks
 * @param entries  16 or 32, the bits of a count
 * @param out  `[128]` counts of each row, `stride` bytes from a row to the next
 * @param scratch  `[64 + blocks + 1]` registers
 */
export function countSlices(
  begins: usize,
  rows: usize,
  bits: usize,
  blocks: usize,
  entries: i32,
  out: usize,
  stride: usize,
  scratch: usize,
): void {
  const bytes = scratch + SLICES * REGISTER;
  const group = bytes + SLICES * REGISTER;
  memory.copy(group, bits, blocks * REGISTER);
  v128.store(group + blocks * REGISTER, i8x16.splat(0));
  for (let row: usize = 0; row < rows; row++) {
    const from = load<usize>(begins + row * 4);
    const to = load<usize>(begins + row * 4, 4);
    if (from == to) continue;
    const slices = addBlocks(from, to, group, scratch);
    for (let s: usize = 0; s < slices; s += 8) sumsOfEight(scratch, s, slices, bytes + s * REGISTER);
    const counts = out + row * stride;
    if (entries == 32) add32(bytes, slices, counts);
    else if (slices > 8) add16(bytes, counts);
    else addByte(bytes, counts);
  }
}

/**
 * Adds the registers at the places `[from, to)`, eight at a time; writes the sums to `slices`.
 *
 * @returns the number of slices of the sums
 */
function addBlocks(from: usize, to: usize, group: usize, slices: usize): usize {
  let ones = i8x16.splat(0);
  let twos = i8x16.splat(0);
  let fours = i8x16.splat(0);
  let rounds: u32 = 0;
  let depth: usize = 3;
  for (let p = from; p < to; p += ROUND * 4) {
    let a = at(group, p, 0);
    let b = at(group, p, 4);
    const twoA = carry(ones, a, b);
    ones = sum(ones, a, b);
    a = at(group, p, 8);
    b = at(group, p, 12);
    const twoB = carry(ones, a, b);
    ones = sum(ones, a, b);
    const fourA = carry(twos, twoA, twoB);
    twos = sum(twos, twoA, twoB);
    a = at(group, p, 16);
    b = at(group, p, 20);
    const twoC = carry(ones, a, b);
    ones = sum(ones, a, b);
    a = at(group, p, 24);
    b = at(group, p, 28);
    const twoD = carry(ones, a, b);
    ones = sum(ones, a, b);
    const fourB = carry(twos, twoC, twoD);
    twos = sum(twos, twoC, twoD);
    let eight = carry(fours, fourA, fourB);
    fours = sum(fours, fourA, fourB);
    for (let s: usize = 3; s < depth; s++) {
      const slice = v128.load(slices + s * REGISTER);
      v128.store(slices + s * REGISTER, v128.xor(slice, eight));
      eight = v128.and(slice, eight);
    }
    // As many rounds as a power of two are the first whose sums may need one more slice.
    if ((++rounds & (rounds - 1)) == 0) v128.store(slices + depth++ * REGISTER, eight);
  }
  v128.store(slices, ones);
  v128.store(slices + REGISTER, twos);
  v128.store(slices + 2 * REGISTER, fours);
  return depth;
}

function at(group: usize, p: usize, offset: usize): v128 {
  return v128.load(group + <usize>load<u32>(p + offset));
}

function sum(a: v128, b: v128, c: v128): v128 {
  return v128.xor(v128.xor(b, c), a);
}

/** The bits that at least two of three registers have. */
function carry(a: v128, b: v128, c: v128): v128 {
  return v128.or(v128.and(b, c), v128.and(v128.xor(b, c), a));
}

/**
 * Turns the bits of eight slices from `first` on into a byte for each of the 128 sums. Slices from `count` on are zero.
 */
function sumsOfEight(slices: usize, first: usize, count: usize, out: usize): void {
  for (let s = count; s < first + 8; s++) v128.store(slices + s * REGISTER, i8x16.splat(0));
  const from = slices + first * REGISTER;
  const a = v128.load(from);
  const b = v128.load(from, 16);
  const c = v128.load(from, 32);
  const d = v128.load(from, 48);
  const e = v128.load(from, 64);
  const f = v128.load(from, 80);
  const g = v128.load(from, 96);
  const h = v128.load(from, 112);
  // Byte m of each slice beside byte m of the others: eight bytes for the sums 8·m … 8·m + 7.
  half(low8(a, b), low8(c, d), low8(e, f), low8(g, h), out);
  half(high8(a, b), high8(c, d), high8(e, f), high8(g, h), out + 64);
}

function half(ab: v128, cd: v128, ef: v128, gh: v128, out: usize): void {
  quarter(low16(ab, cd), low16(ef, gh), out);
  quarter(high16(ab, cd), high16(ef, gh), out + 32);
}

function quarter(abcd: v128, efgh: v128, out: usize): void {
  v128.store(out, transposed(v128.shuffle<u32>(abcd, efgh, 0, 4, 1, 5)));
  v128.store(out, transposed(v128.shuffle<u32>(abcd, efgh, 2, 6, 3, 7)), 16);
}

/** Two matrices of 8 × 8 bits, a row per byte, transposed (Warren 2013, section 7-3). */
function transposed(x: v128): v128 {
  let swap = v128.and(v128.xor(x, i64x2.shr_u(x, 7)), i64x2.splat(0x00aa00aa00aa00aa));
  x = v128.xor(v128.xor(x, swap), i64x2.shl(swap, 7));
  swap = v128.and(v128.xor(x, i64x2.shr_u(x, 14)), i64x2.splat(0x0000cccc0000cccc));
  x = v128.xor(v128.xor(x, swap), i64x2.shl(swap, 14));
  swap = v128.and(v128.xor(x, i64x2.shr_u(x, 28)), i64x2.splat(0x00000000f0f0f0f0));
  return v128.xor(v128.xor(x, swap), i64x2.shl(swap, 28));
}

/** Adds 128 bytes to 16-bit counts. */
function addByte(bytes: usize, out: usize): void {
  for (let j: usize = 0; j < 128; j += 16) {
    const low = v128.load(bytes + j);
    addTo16(out + 2 * j, i16x8.extend_low_i8x16_u(low));
    addTo16(out + 2 * j + 16, i16x8.extend_high_i8x16_u(low));
  }
}

/** Adds 128 numbers of two bytes to 16-bit counts: the lower bytes stand first. */
function add16(bytes: usize, out: usize): void {
  for (let j: usize = 0; j < 128; j += 16) {
    const low = v128.load(bytes + j);
    const high = v128.load(bytes + 128 + j);
    addTo16(out + 2 * j, low8(low, high));
    addTo16(out + 2 * j + 16, high8(low, high));
  }
}

function addTo16(address: usize, counts: v128): void {
  v128.store(address, i16x8.add(v128.load(address), counts));
}

/** Adds 128 numbers of up to four bytes to 32-bit counts. */
function add32(bytes: usize, slices: usize, out: usize): void {
  for (let j: usize = 0; j < 128; j++) {
    let value = load<u32>(out + 4 * j);
    for (let s: usize = 0; s < slices; s += 8) value += (<u32>load<u8>(bytes + s * REGISTER + j)) << (<u32>s);
    store<u32>(out + 4 * j, value);
  }
}

function low8(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
}

function high8(a: v128, b: v128): v128 {
  return v128.shuffle<u8>(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
}

function low16(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 0, 8, 1, 9, 2, 10, 3, 11);
}

function high16(a: v128, b: v128): v128 {
  return v128.shuffle<u16>(a, b, 4, 12, 5, 13, 6, 14, 7, 15);
}
