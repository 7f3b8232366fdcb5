import type { BlockFirings } from '../src/dataset/dataset.ts';
import type { Matrix } from '../src/math/matrices/matrix.ts';
import { random, shuffle, type Random } from '../src/math/random/random.ts';

/** Size of the synthetic case; the targets are stated for `FULL_SIZE`. */
export interface SyntheticSize {
  readonly features: number;
  readonly dim: number;
  readonly blocks: number;
  /** features that fire in a block, on average */
  readonly firing: number;
  readonly lobes: number;
  readonly categories: number;
  /** slope of log eigenvalue against log rank of the decoder */
  readonly slope: number;
  readonly seed: number;
}

export const FULL_SIZE: SyntheticSize = {
  features: 16384,
  dim: 2304,
  blocks: 8000,
  firing: 700,
  lobes: 3,
  categories: 6,
  slope: -0.5,
  seed: 42,
};

export interface SyntheticFirings {
  readonly firings: BlockFirings;
  /** the planted lobe of each feature, `[features]` */
  readonly lobe: Uint8Array;
}

/**
 * Firings with planted lobes: each block has one lobe as its theme, whose features fire there three times as often.
 * Frequencies fall as a power of the rank, from half the blocks to a few. In two of three blocks the theme decides
 * the category.
 */
export function syntheticFirings(size: SyntheticSize = FULL_SIZE): SyntheticFirings {
  const { features, blocks, lobes, categories } = size;
  const stream = random(size.seed);
  const lobe = Uint8Array.from({ length: features }, (_, i) => i % lobes);
  shuffle(lobe, stream);
  const rate = frequencies(size, stream);
  const indptr = new Uint32Array(blocks + 1);
  const category = new Uint8Array(blocks);
  let indices = new Uint16Array(Math.ceil(blocks * size.firing * 1.2));
  let count = 0;
  for (let b = 0; b < blocks; b++) {
    const theme = stream.integer(lobes);
    category[b] = stream.uniform() < 2 / 3 ? theme % categories : stream.integer(categories);
    for (let i = 0; i < features; i++) {
      const boost = lobe[i] === theme ? (3 * lobes) / (lobes + 2) : lobes / (lobes + 2);
      if (stream.uniform() >= rate[i]! * boost) continue;
      if (count === indices.length) indices = grown(indices);
      indices[count++] = i;
    }
    indptr[b + 1] = count;
  }
  return { firings: { blocks, features, indptr, indices: indices.slice(0, count), category }, lobe };
}

/** A decoder `[features, dim]` with a power-law spectrum in the axes, rows of unit length. */
export function syntheticDecoder(size: SyntheticSize = FULL_SIZE): Matrix {
  const { features, dim, slope, seed } = size;
  const stream = random(seed + 1);
  const scale = Float64Array.from({ length: dim }, (_, c) => (c + 1) ** (slope / 2));
  const data = new Float32Array(features * dim);
  const row = new Float64Array(dim);
  for (let i = 0; i < features; i++) {
    let square = 0;
    for (let c = 0; c < dim; c++) {
      row[c] = scale[c]! * stream.normal();
      square += row[c]! * row[c]!;
    }
    const length = Math.sqrt(square);
    for (let c = 0; c < dim; c++) data[i * dim + c] = row[c]! / length;
  }
  return { data, rows: features, columns: dim };
}

/** Share of blocks in which each feature fires, in random order, with the mean that `size` gives: `[features]`. */
function frequencies({ features, firing }: SyntheticSize, stream: Random): Float64Array {
  const rate = Float64Array.from({ length: features }, (_, r) => (r + 20) ** -0.7);
  const target = firing;
  let scale = 1;
  for (let round = 0; round < 50; round++) {
    const total = rate.reduce((sum, value) => sum + Math.min(0.5, value * scale), 0);
    scale *= target / total;
  }
  return shuffle(
    rate.map((value) => Math.min(0.5, value * scale)),
    stream,
  );
}

function grown(indices: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(Math.ceil(indices.length * 1.5));
  larger.set(indices);
  return larger;
}
