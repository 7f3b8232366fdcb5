import { madd64 } from './arithmetic';
import { readDouble, writeDouble } from './multiplySingle';
import { packDouble } from './panels';

const ROWS: usize = 128;
const COLUMNS: usize = 128;
const DEPTH: usize = 256;

/**
 * C = Aᵀ·B in float64, of float32 matrices whose rows are `step` bytes apart: entry (i, j) is
 * Σₚ (A[p, i] − aCenter[i])(B[p, j] − bCenter[j]); the centers are addresses of float64, or 0. C is row-major float64
 * with `columns` entries a row. If `onto`, the product is added to C, as in `multiplySingle`. `scratch` has room for `(ROWS + COLUMNS)·DEPTH + ROWS·COLUMNS` float64.
 */
export function multiplyDouble(
  rows: usize,
  columns: usize,
  depth: usize,
  step: usize,
  a: usize,
  aCenter: usize,
  b: usize,
  bCenter: usize,
  out: usize,
  onto: bool,
  scratch: usize,
): void {
  const tile = scratch;
  const aPanels = tile + ROWS * COLUMNS * 8;
  const bPanels = aPanels + ROWS * DEPTH * 8;
  for (let j: usize = 0; j < columns; j += COLUMNS) {
    const width = min(COLUMNS, columns - j);
    const paddedWidth = (width + 3) & ~3;
    for (let i: usize = 0; i < rows; i += ROWS) {
      const height = min(ROWS, rows - i);
      const paddedHeight = (height + 3) & ~3;
      const to = out + (i * columns + j) * 8;
      memory.fill(tile, 0, paddedHeight * paddedWidth * 8);
      if (onto) readDouble(tile, paddedWidth, height, width, to, columns);
      for (let p: usize = 0; p < depth; p += DEPTH) {
        const deep = min(DEPTH, depth - p);
        packDouble(bPanels, b + j * 4 + p * step, width, deep, step, bCenter ? bCenter + j * 8 : 0);
        packDouble(aPanels, a + i * 4 + p * step, height, deep, step, aCenter ? aCenter + i * 8 : 0);
        multiplyPanels(paddedHeight, paddedWidth, deep, aPanels, bPanels, tile);
      }
      writeDouble(tile, paddedWidth, height, width, to, columns);
    }
  }
}

function multiplyPanels(rows: usize, columns: usize, depth: usize, a: usize, b: usize, tile: usize): void {
  for (let j: usize = 0; j < columns; j += 4) {
    for (let i: usize = 0; i < rows; i += 4) {
      addProduct4x4(depth, a + i * depth * 8, b + j * depth * 8, tile + (i * columns + j) * 8, columns * 8);
    }
  }
}

/** Adds a 4 × 4 product of float64 panels to a float64 tile; `depth` is at least 1, and the loop is as that of `addProduct4x8`. */
function addProduct4x4(depth: usize, a: usize, b: usize, tile: usize, tileStep: usize): void {
  let c00 = f64x2.splat(0);
  let c01 = f64x2.splat(0);
  let c10 = f64x2.splat(0);
  let c11 = f64x2.splat(0);
  let c20 = f64x2.splat(0);
  let c21 = f64x2.splat(0);
  let c30 = f64x2.splat(0);
  let c31 = f64x2.splat(0);
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
  addFour(tile, c00, c01);
  addFour(tile + tileStep, c10, c11);
  addFour(tile + 2 * tileStep, c20, c21);
  addFour(tile + 3 * tileStep, c30, c31);
}

function addFour(tile: usize, left: v128, right: v128): void {
  v128.store(tile, f64x2.add(v128.load(tile), left));
  v128.store(tile, f64x2.add(v128.load(tile, 16), right), 16);
}
