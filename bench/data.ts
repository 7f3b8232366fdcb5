import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readNpy, writeNpy, type WritableElements } from '../src/dataset/files/npy.ts';
import type { Firings } from '../src/math/matrices/firings.ts';
import { matrix, type Matrix } from '../src/math/matrices/matrix.ts';
import { FULL_SIZE, syntheticDecoder, syntheticFirings, type SyntheticSize } from './synthetic.ts';

export const SMALL_SIZE: SyntheticSize = {
  ...FULL_SIZE,
  features: 3072,
  dim: 384,
  blocks: 1500,
  firing: 160,
};

/** Number of decoder columns in which neighbours are searched. */
const NEIGHBOUR_DIMENSIONS = 100;

/** Writes the synthetic case as `.npy` files, for both sides to read the same. */
export function writeData(folder: string, size: SyntheticSize): void {
  mkdirSync(folder, { recursive: true });
  const write = (name: string, data: WritableElements, shape: readonly number[]) =>
    writeFileSync(join(folder, `${name}.npy`), writeNpy(data, shape));
  const { firings, lobe } = syntheticFirings(size);
  write('indptr', firings.indptr, [firings.indptr.length]);
  write('indices', firings.indices, [firings.indices.length]);
  write('lobe', lobe, [lobe.length]);
  const decoder = syntheticDecoder(size);
  write('decoder', decoder.data, [decoder.rows, decoder.columns]);
}

export function readFirings(folder: string): Firings {
  const indptr = read(folder, 'indptr').data as Uint32Array;
  const indices = read(folder, 'indices').data as Uint16Array;
  return { blocks: indptr.length - 1, features: readLobes(folder).length, indptr, indices };
}

/** The planted lobe of each feature. */
export function readLobes(folder: string): Uint8Array {
  return read(folder, 'lobe').data as Uint8Array;
}

export function readDecoder(folder: string): Matrix {
  const { data, shape } = read(folder, 'decoder');
  return matrix(data as Float32Array, shape[0]!, shape[1]!);
}

/** The first columns of the decoder, the axes along which its variance is largest: `[features, columns]`. */
export function readPoints(folder: string): Matrix {
  const { data, rows, columns } = readDecoder(folder);
  const points = new Float32Array(rows * NEIGHBOUR_DIMENSIONS);
  for (let i = 0; i < rows; i++) {
    points.set(data.subarray(i * columns, i * columns + NEIGHBOUR_DIMENSIONS), i * NEIGHBOUR_DIMENSIONS);
  }
  return { data: points, rows, columns: NEIGHBOUR_DIMENSIONS };
}

function read(folder: string, name: string) {
  const file = join(folder, `${name}.npy`);
  return readNpy(readFileSync(file), file);
}
