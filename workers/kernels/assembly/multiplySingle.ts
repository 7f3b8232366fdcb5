import { high64, low64, madd32 } from './arithmetic';
import { packSingle } from './panels';

/** Block sizes: a block of A and a block of B (256 KB each) stay in the second-level cache, a panel of B in the first. */
const ROWS: usize = 256;
const COLUMNS: usize = 256;
/** Entries that are summed in float32 before the sum is added in float64. */
const DEPTH: usize = 256;

/**
 * C = A·B in float32 blocks with float64 sums across blocks. Entry (i, p) of A is the float32 at byte
 * `a + i·aStride + p·aStep`, entry (p, j) of B at byte `b + j·bStride + p·bStep`. `aCenter` and `bCenter` are addresses
 * of float32 `[rows]` and `[columns]` to subtract from the entries of A and B, or 0; not 0 only if aStride and bStride
 * are 4. C is row-major with `outColumns` entries a row: float64 if `outDouble`, else float32. If `onto`, the product is added
 * to a float64 C, block by block, as if both were one product over a longer depth. `scratch` has room for
 * `ROWS·DEPTH + COLUMNS·DEPTH` float32 and `ROWS·COLUMNS` float64.
 */
export function multiplySingle(
  rows: usize,
  columns: usize,
  depth: usize,
  a: usize,
  aStride: usize,
  aStep: usize,
  aCenter: usize,
  b: usize,
  bStride: usize,
  bStep: usize,
  bCenter: usize,
  out: usize,
  outColumns: usize,
  outDouble: bool,
  onto: bool,
  scratch: usize,
): void {
  const tile = scratch;
  const aPanels = tile + ROWS * COLUMNS * 8;
  const bPanels = aPanels + ROWS * DEPTH * 4;
  for (let j: usize = 0; j < columns; j += COLUMNS) {
    const width = min(COLUMNS, columns - j);
    const paddedWidth = (width + 7) & ~7;
    for (let i: usize = 0; i < rows; i += ROWS) {
      const height = min(ROWS, rows - i);
      const paddedHeight = (height + 3) & ~3;
      const to = out + (i * outColumns + j) * (outDouble ? 8 : 4);
      memory.fill(tile, 0, paddedHeight * paddedWidth * 8);
      if (onto) readDouble(tile, paddedWidth, height, width, to, outColumns);
      for (let p: usize = 0; p < depth; p += DEPTH) {
        const deep = min(DEPTH, depth - p);
        const bFrom = b + j * bStride + p * bStep;
        packSingle(bPanels, 8, bFrom, width, deep, bStride, bStep, bCenter ? bCenter + j * 4 : 0);
        const aFrom = a + i * aStride + p * aStep;
        packSingle(aPanels, 4, aFrom, height, deep, aStride, aStep, aCenter ? aCenter + i * 4 : 0);
        multiplyPanels(paddedHeight, paddedWidth, deep, aPanels, bPanels, tile);
      }
      if (outDouble) writeDouble(tile, paddedWidth, height, width, to, outColumns);
      else writeSingle(tile, paddedWidth, height, width, to, outColumns);
    }
  }
}

function multiplyPanels(rows: usize, columns: usize, depth: usize, a: usize, b: usize, tile: usize): void {
  for (let j: usize = 0; j < columns; j += 8) {
    for (let i: usize = 0; i < rows; i += 4) {
      addProduct4x8(
        depth,
        a + i * depth * 4,
        16,
        b + j * depth * 4,
        tile + (i * columns + j) * 8,
        columns * 8,
      );
    }
  }
}

/**
 * Adds a 4 × 8 product to a float64 tile; `depth` is at least 1. A's panel has four entries every `aStep` bytes, B's panel eight entries
 * every 32 bytes. Engines keep eight accumulators, two vectors of B and one of A in registers; shapes of 4 × 12 and
 * larger spill and run at half the speed.
 */
export function addProduct4x8(
  depth: usize,
  a: usize,
  aStep: usize,
  b: usize,
  tile: usize,
  tileStep: usize,
): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  const end = b + depth * 32;
  // The address of B counts the steps, and the end is tested after a step: the loop has two instructions less for eight sums.
  do {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = madd32(a0, b0, c00);
    c01 = madd32(a0, b1, c01);
    const a1 = v128.load32_splat(a, 4);
    c10 = madd32(a1, b0, c10);
    c11 = madd32(a1, b1, c11);
    const a2 = v128.load32_splat(a, 8);
    c20 = madd32(a2, b0, c20);
    c21 = madd32(a2, b1, c21);
    const a3 = v128.load32_splat(a, 12);
    c30 = madd32(a3, b0, c30);
    c31 = madd32(a3, b1, c31);
    a += aStep;
    b += 32;
  } while (b < end);
  addEight(tile, c00, c01);
  addEight(tile + tileStep, c10, c11);
  addEight(tile + 2 * tileStep, c20, c21);
  addEight(tile + 3 * tileStep, c30, c31);
}

function addEight(tile: usize, left: v128, right: v128): void {
  v128.store(tile, f64x2.add(v128.load(tile), low64(left)));
  v128.store(tile, f64x2.add(v128.load(tile, 16), high64(left)), 16);
  v128.store(tile, f64x2.add(v128.load(tile, 32), low64(right)), 32);
  v128.store(tile, f64x2.add(v128.load(tile, 48), high64(right)), 48);
}

function writeSingle(
  tile: usize,
  tileColumns: usize,
  rows: usize,
  columns: usize,
  out: usize,
  outColumns: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    const from = tile + i * tileColumns * 8;
    const to = out + i * outColumns * 4;
    for (let j: usize = 0; j < columns; j++) store<f32>(to + j * 4, <f32>load<f64>(from + j * 8));
  }
}

/** Copies entries of C into a tile. */
export function readDouble(
  tile: usize,
  tileColumns: usize,
  rows: usize,
  columns: usize,
  from: usize,
  fromColumns: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    memory.copy(tile + i * tileColumns * 8, from + i * fromColumns * 8, columns * 8);
  }
}

export function writeDouble(
  tile: usize,
  tileColumns: usize,
  rows: usize,
  columns: usize,
  out: usize,
  outColumns: usize,
): void {
  for (let i: usize = 0; i < rows; i++) {
    memory.copy(out + i * outColumns * 8, tile + i * tileColumns * 8, columns * 8);
  }
}
