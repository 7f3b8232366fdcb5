import { madd64 } from './arithmetic';
import { addProduct4x8 } from './multiplySingle';
import { packSingle } from './panels';

/** Rows whose candidates are sought together, and columns of one tile of products. */
const ROWS: usize = 64;
export const COLUMNS: usize = 256;
/** Entries summed in float32 before the sum is added up in float64. */
const DEPTH: usize = 256;

/** Packs float32 `[rows, dim]` into panels of 8 rows; room for rows up to a multiple of 8. */
export function packNeighbours(source: usize, rows: usize, dim: usize, panels: usize): void {
  packSingle(panels, 8, source, rows, dim, dim * 4, 4, 0);
}

/**
 * Seeks, for each row i in `[from, to)` (at most `ROWS`, `from` a multiple of 8), the rows j ≠ i of least
 * `bias[j] + scale·(zᵢ·zⱼ)`, where z is packed by `packNeighbours`. Each row's candidates are a max-heap of
 * `places` float64 keys at `keys` and uint32 row numbers at `numbers`, filled from `sizes` on (uint32).
 * `tile` has room for `ROWS·COLUMNS` float64.
 */
export function offerNeighbours(
  panels: usize,
  rows: usize,
  dim: usize,
  from: usize,
  to: usize,
  bias: usize,
  scale: f64,
  places: usize,
  keys: usize,
  numbers: usize,
  sizes: usize,
  tile: usize,
): void {
  for (let j: usize = 0; j < rows; j += COLUMNS) {
    const width = min(COLUMNS, rows - j);
    const padded = (width + 7) & ~7;
    productsOfRows(panels, dim, from, to, j, padded, tile);
    for (let i: usize = from; i < to; i++) {
      const r = i - from;
      offerRow(
        tile + r * padded * 8,
        width,
        j,
        i,
        bias + j * 8,
        scale,
        places,
        keys + r * places * 8,
        numbers + r * places * 4,
        sizes + r * 4,
      );
    }
  }
}

/**
 * The products of the packed rows `[from, to)` with the `padded` rows from j on (both multiples of 8), as
 * float64 rows of a tile.
 */
export function productsOfRows(
  panels: usize,
  dim: usize,
  from: usize,
  to: usize,
  j: usize,
  padded: usize,
  tile: usize,
): void {
  const height = (to - from + 3) & ~3;
  memory.fill(tile, 0, height * padded * 8);
  for (let p: usize = 0; p < dim; p += DEPTH) {
    const deep = min(DEPTH, dim - p);
    for (let c: usize = 0; c < padded; c += 8) {
      const b = panels + ((j + c) * dim + p * 8) * 4;
      for (let i: usize = 0; i < height; i += 4) {
        // A panel of 8 rows serves as two of 4.
        const row = from + i;
        const a = panels + ((row & ~7) * dim + p * 8 + (row & 7)) * 4;
        addProduct4x8(deep, a, 32, b, tile + (i * padded + c) * 8, padded * 8);
      }
    }
  }
}

/** Offers the products of row i with the rows from `first` on to the heap of row i. */
function offerRow(
  products: usize,
  width: usize,
  first: usize,
  i: usize,
  bias: usize,
  scale: f64,
  places: usize,
  keys: usize,
  numbers: usize,
  size: usize,
): void {
  const factor = f64x2.splat(scale);
  let c: usize = 0;
  while (c < width) {
    if (load<u32>(size) == <u32>places) {
      // Skip quickly over those that are no better than the worst candidate.
      const worst = v128.load64_splat(keys);
      while (c + 4 <= width) {
        const low = madd64(factor, v128.load(products + c * 8), v128.load(bias + c * 8));
        const high = madd64(factor, v128.load(products + c * 8, 16), v128.load(bias + c * 8, 16));
        if (v128.any_true(v128.or(f64x2.lt(low, worst), f64x2.lt(high, worst)))) break;
        c += 4;
      }
    }
    const stop = min(c + 4, width);
    for (; c < stop; c++) {
      const j = first + c;
      if (j != i)
        offer(
          load<f64>(bias + c * 8) + scale * load<f64>(products + c * 8),
          <u32>j,
          places,
          keys,
          numbers,
          size,
        );
    }
  }
}

export function offer(key: f64, number: u32, places: usize, keys: usize, numbers: usize, size: usize): void {
  const taken = <usize>load<u32>(size);
  if (taken < places) {
    store<u32>(size, <u32>(taken + 1));
    rise(taken, key, number, keys, numbers);
  } else if (key < load<f64>(keys)) {
    sink(key, number, places, keys, numbers);
  }
}

/** Places a pair at `at` or above in the heap, moving smaller parents down. */
function rise(at: usize, key: f64, number: u32, keys: usize, numbers: usize): void {
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = load<f64>(keys + parent * 8);
    if (above >= key) break;
    store<f64>(keys + at * 8, above);
    store<u32>(numbers + at * 4, load<u32>(numbers + parent * 4));
    at = parent;
  }
  store<f64>(keys + at * 8, key);
  store<u32>(numbers + at * 4, number);
}

/** Replaces the root, moving larger children up. */
function sink(key: f64, number: u32, places: usize, keys: usize, numbers: usize): void {
  let at: usize = 0;
  for (;;) {
    let child: usize = 2 * at + 1;
    if (child >= places) break;
    let below = load<f64>(keys + child * 8);
    if (child + 1 < places) {
      const other = load<f64>(keys + child * 8, 8);
      if (other > below) {
        child++;
        below = other;
      }
    }
    if (key >= below) break;
    store<f64>(keys + at * 8, below);
    store<u32>(numbers + at * 4, load<u32>(numbers + child * 4));
    at = child;
  }
  store<f64>(keys + at * 8, key);
  store<u32>(numbers + at * 4, number);
}
