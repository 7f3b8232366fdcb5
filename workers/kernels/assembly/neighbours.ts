import { addProduct4x8 } from './multiplySingle';
import { packSingle } from './panels';

/** Columns of one tile of products. */
export const COLUMNS: usize = 256;
/** Entries that are summed in float32 before the sum is added in float64. */
const DEPTH: usize = 256;

/** Packs float32 `[rows, dim]` into panels of 8 rows; `panels` has room for rows up to a multiple of 8. */
export function packNeighbours(source: usize, rows: usize, dim: usize, panels: usize): void {
  packSingle(panels, 8, source, rows, dim, dim * 4, 4, 0);
}

/**
 * Writes the products of the packed rows `[from, to)` with the `padded` rows from j on to float64 rows of a tile;
 * `from`, j and `padded` are multiples of 8.
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
        // A panel of 8 rows serves as two panels of 4.
        const row = from + i;
        const a = panels + ((row & ~7) * dim + p * 8 + (row & 7)) * 4;
        addProduct4x8(deep, a, 32, b, tile + (i * padded + c) * 8, padded * 8);
      }
    }
  }
}

/** Adds a pair to a max-heap of `places` keys if it is among the least; `size` (uint32) counts the pairs. */
export function offer(key: f64, number: u32, places: usize, keys: usize, numbers: usize, size: usize): void {
  const taken = <usize>load<u32>(size);
  if (taken < places) {
    store<u32>(size, <u32>(taken + 1));
    rise(taken, key, number, keys, numbers);
  } else if (key < load<f64>(keys)) {
    sink(key, number, places, keys, numbers);
  }
}

/** Places a pair at `at` or above in the heap; smaller parents move down. */
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

/** Replaces the root; larger children move up. */
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
