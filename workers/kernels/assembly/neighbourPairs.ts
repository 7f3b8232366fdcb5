import { COLUMNS, offer, productsOfRows } from './neighbours';

/**
 * Offers each pair (i, j > i) with i in `[from, to)` (at most 64 rows, `from` a multiple of 8) to both its rows: to
 * row i with the key `bias[j] + scale·(zᵢ·zⱼ)`, to row j with the key `bias[i] + scale·(zᵢ·zⱼ)`; `packNeighbours` packs
 * z. The candidates of row r are a max-heap of `places` float64 keys at `keys + 8·places·r` and uint32 row numbers at
 * `numbers + 4·places·r`; `sizes` (uint32) counts them. `worst` (float64) holds the key at the root of a full heap,
 * else infinity. `tile` has room for 64 × 256 float64.
 */
export function offerPairs(
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
  worst: usize,
  tile: usize,
): void {
  for (let j = from; j < rows; j += COLUMNS) {
    const width = min(COLUMNS, rows - j);
    const padded = (width + 7) & ~7;
    productsOfRows(panels, dim, from, to, j, padded, tile);
    for (let i = from; i < to; i++) {
      const products = tile + (i - from) * padded * 8;
      const first = i < j ? 0 : i + 1 - j;
      offerPairsOfRow(products, i, j, first, width, bias, scale, places, keys, numbers, sizes, worst);
    }
  }
}

/** Offers row i and the rows j + c, c in `[first, width)`, to each other. */
function offerPairsOfRow(
  products: usize,
  i: usize,
  j: usize,
  first: usize,
  width: usize,
  bias: usize,
  scale: f64,
  places: usize,
  keys: usize,
  numbers: usize,
  sizes: usize,
  worst: usize,
): void {
  const factor = f64x2.splat(scale);
  const ownBias = v128.load64_splat(bias + i * 8);
  const biases = bias + j * 8;
  const worsts = worst + j * 8;
  let c = first;
  while (c < width) {
    // Skips pairs that are no better than the worst candidate of either row.
    const ownWorst = v128.load64_splat(worst + i * 8);
    while (c + 4 <= width) {
      const low = f64x2.mul(factor, v128.load(products + c * 8));
      const high = f64x2.mul(factor, v128.load(products + c * 8, 16));
      const forRow = v128.or(
        f64x2.lt(f64x2.add(low, v128.load(biases + c * 8)), ownWorst),
        f64x2.lt(f64x2.add(high, v128.load(biases + c * 8, 16)), ownWorst),
      );
      const forOthers = v128.or(
        f64x2.lt(f64x2.add(low, ownBias), v128.load(worsts + c * 8)),
        f64x2.lt(f64x2.add(high, ownBias), v128.load(worsts + c * 8, 16)),
      );
      if (v128.any_true(v128.or(forRow, forOthers))) break;
      c += 4;
    }
    const stop = min(c + 4, width);
    for (; c < stop; c++) {
      const product = scale * load<f64>(products + c * 8);
      const other = j + c;
      offerTo(i, product + load<f64>(biases + c * 8), <u32>other, places, keys, numbers, sizes, worst);
      offerTo(other, product + load<f64>(bias + i * 8), <u32>i, places, keys, numbers, sizes, worst);
    }
  }
}

/** Offers a pair to the heap of one row. */
function offerTo(
  row: usize,
  key: f64,
  number: u32,
  places: usize,
  keys: usize,
  numbers: usize,
  sizes: usize,
  worst: usize,
): void {
  if (!(key < load<f64>(worst + row * 8))) return;
  const heap = keys + row * places * 8;
  const size = sizes + row * 4;
  offer(key, number, places, heap, numbers + row * places * 4, size);
  if (load<u32>(size) == <u32>places) store<f64>(worst + row * 8, load<f64>(heap));
}
