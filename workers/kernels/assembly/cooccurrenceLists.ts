// Co-occurrence counts of features from lists: walking the blocks in which a feature fires, and the features of each.

/** Blocks that a call of an inner loop takes: the engine replaces slow first code between calls only. */
const PIECE: usize = 256;

/**
 * The transpose of 0/1 rows: the blocks in which each feature fires, ascending.
 *
 * @param wide  whether `indices` are uint32 rather than uint16
 * @param starts  uint32 `[features + 1]`, zeros; on return, where the blocks of each feature begin in `out`
 */
export function listBlocks(
  wide: i32,
  blocks: usize,
  features: usize,
  indptr: usize,
  indices: usize,
  starts: usize,
  out: usize,
): void {
  if (wide) listAll<u32>(blocks, features, indptr, indices, starts, out);
  else listAll<u16>(blocks, features, indptr, indices, starts, out);
}

function listAll<T>(
  blocks: usize,
  features: usize,
  indptr: usize,
  indices: usize,
  starts: usize,
  out: usize,
): void {
  for (let b: usize = 0; b < blocks; b += PIECE)
    countPiece<T>(b, min(blocks, b + PIECE), indptr, indices, starts);
  let sum: u32 = 0;
  for (let i: usize = 0; i <= features; i++) {
    const count = load<u32>(starts + i * 4);
    store<u32>(starts + i * 4, sum);
    sum += count;
  }
  for (let b: usize = 0; b < blocks; b += PIECE)
    listPiece<T>(b, min(blocks, b + PIECE), indptr, indices, starts, out);
  // Each list has moved its start to the next one's.
  memory.copy(starts + 4, starts, features * 4);
  store<u32>(starts, 0);
}

/** Counts how often each feature fires in blocks `[from, to)`. */
function countPiece<T>(from: usize, to: usize, indptr: usize, indices: usize, counts: usize): void {
  const end = indices + <usize>load<u32>(indptr + to * 4) * sizeof<T>();
  for (let p = indices + <usize>load<u32>(indptr + from * 4) * sizeof<T>(); p < end; p += sizeof<T>()) {
    add<u32>(counts + ((<usize>load<T>(p)) << 2), 1);
  }
}

/** Enters blocks `[from, to)` in the lists of their features. */
function listPiece<T>(
  from: usize,
  to: usize,
  indptr: usize,
  indices: usize,
  starts: usize,
  out: usize,
): void {
  let p = indices + <usize>load<u32>(indptr + from * 4) * sizeof<T>();
  for (let b = from; b < to; b++) {
    const end = indices + <usize>load<u32>(indptr + b * 4, 4) * sizeof<T>();
    for (; p < end; p += sizeof<T>()) {
      const at = starts + ((<usize>load<T>(p)) << 2);
      const place = load<u32>(at);
      store<u32>(out + ((<usize>place) << 2), <u32>b);
      store<u32>(at, place + 1);
    }
  }
}

/**
 * Walks the blocks `own`, uint32 `[count]`, and adds 1 to `out` for each feature of a block in [j0, j1).
 *
 * @param wide  whether `indices` are uint32 rather than uint16
 * @param entries  16 or 32, the bits of a count
 */
export function countRow(
  own: usize,
  count: usize,
  wide: i32,
  indptr: usize,
  indices: usize,
  j0: u32,
  j1: u32,
  entries: i32,
  out: usize,
): void {
  if (entries == 16) {
    if (wide) walk<u32, u16>(own, count, indptr, indices, j0, j1, out);
    else walk<u16, u16>(own, count, indptr, indices, j0, j1, out);
  } else if (wide) walk<u32, u32>(own, count, indptr, indices, j0, j1, out);
  else walk<u16, u32>(own, count, indptr, indices, j0, j1, out);
}

/** T is the type of a feature's number, C that of a count. */
function walk<T, C>(
  own: usize,
  count: usize,
  indptr: usize,
  indices: usize,
  j0: u32,
  j1: u32,
  out: usize,
): void {
  const base = out - <usize>j0 * sizeof<C>();
  for (let b: usize = 0; b < count; b++) {
    const block = <usize>load<u32>(own + b * 4);
    const start = indices + <usize>load<u32>(indptr + block * 4) * sizeof<T>();
    const end = indices + <usize>load<u32>(indptr + block * 4, 4) * sizeof<T>();
    let p = lowerBound<T>(start, end, j0);
    const stop = lowerBound<T>(p, end, j1);
    for (; p + 4 * sizeof<T>() <= stop; p += 4 * sizeof<T>()) {
      const at0 = base + <usize>load<T>(p) * sizeof<C>();
      const at1 = base + <usize>load<T>(p, sizeof<T>()) * sizeof<C>();
      const at2 = base + <usize>load<T>(p, 2 * sizeof<T>()) * sizeof<C>();
      const at3 = base + <usize>load<T>(p, 3 * sizeof<T>()) * sizeof<C>();
      add<C>(at0, 1);
      add<C>(at1, 1);
      add<C>(at2, 1);
      add<C>(at3, 1);
    }
    for (; p < stop; p += sizeof<T>()) add<C>(base + <usize>load<T>(p) * sizeof<C>(), 1);
  }
}

function add<C>(address: usize, value: C): void {
  store<C>(address, <C>(load<C>(address) + value));
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
