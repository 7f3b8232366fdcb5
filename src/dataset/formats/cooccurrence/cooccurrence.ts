import type { Cooccurrence } from '../../../math/matrices/cooccurrence.ts';
import { DataError } from '../../error.ts';
import { opened, type Readable } from '../../sources/source.ts';
import { emptyCounts } from './counts.ts';
import { readCooccurrenceParquet } from './cooccurrenceParquet.ts';
import { type DenseArray } from '../../files/elements.ts';
import { shapeText } from '../../files/shape.ts';
import { openNpz } from '../../files/npz.ts';
import { isParquet } from '../../files/parquet/parquet.ts';

/**
 * Reads co-occurrence counts from a file of their own: the paper's `.npz`, or Parquet.
 *
 * @param features  the number of features that there should be; null for any number
 * @throws DataError when they are malformed or have another number of features
 */
export async function readCooccurrence(
  given: Readable,
  file: string,
  features: number | null,
): Promise<Cooccurrence> {
  const opening = opened(given);
  if (await isParquet(opening)) return readCooccurrenceParquet(opening, file, features);
  const found = await readCooccurrenceNpz(given, file);
  if (features === null || found.features === features) return found;
  throw new DataError(
    `${file}: counts of ${found.features.toLocaleString('en')} features, the layer has ${features.toLocaleString('en')}; use files of the same SAE.`,
  );
}

/**
 * Reads a co-occurrence file in the layout of Li et al. (2024): `histogram [n, n]`, with the number of blocks in which
 * each feature fires on its diagonal, and `n_chunks`, the number of blocks.
 *
 * @throws DataError when an array is missing, the table is not square and symmetric, or a count is not a whole number
 *   between 0 and the counts of both its features
 */
export async function readCooccurrenceNpz(given: Readable, file: string): Promise<Cooccurrence> {
  const npz = await openNpz(given, file);
  const chunks = await npz.read('n_chunks');
  const blocks = chunks.data[0];
  if (chunks.data.length !== 1 || !Number.isInteger(blocks) || blocks! < 1 || blocks! > 0xffffffff) {
    throw new DataError(
      `${file}: n_chunks should be one whole number of blocks, found ${chunks.data.length === 1 ? blocks : `shape ${shapeText(chunks.shape)}`}; save the number of blocks counted.`,
    );
  }
  const histogram = await npz.read('histogram');
  const features = histogram.shape[0] ?? 0;
  if (histogram.shape.length !== 2 || features === 0 || histogram.shape[1] !== features) {
    throw new DataError(
      `${file}: histogram should be a square table [features, features], found shape ${shapeText(histogram.shape)}; save the whole table.`,
    );
  }
  return { features, blocks: blocks!, counts: upperHalf(histogram, features, blocks!, file) };
}

function upperHalf(
  { data }: DenseArray,
  features: number,
  blocks: number,
  file: string,
): Uint16Array | Uint32Array {
  const counts = emptyCounts(features, blocks, file);
  let at = 0;
  for (let i = 0; i < features; i++) {
    const own = data[i * features + i]!;
    for (let j = i; j < features; j++) {
      const count = data[i * features + j]!;
      const most = j === i ? blocks : Math.min(own, data[j * features + j]!);
      if (!(count >= 0 && count <= most && Number.isInteger(count))) {
        const limit = j === i ? 'n_chunks' : 'the smaller of its two diagonal entries';
        throw new DataError(
          `${file}: histogram[${i}, ${j}] should be a whole number from 0 to ${most} (${limit}), found ${count}; count blocks, not tokens.`,
        );
      }
      if (count !== data[j * features + i]) {
        throw new DataError(
          `${file}: histogram should be symmetric, found ${count} at [${i}, ${j}] and ${data[j * features + i]} at [${j}, ${i}]; save histogram + its transpose.`,
        );
      }
      counts[at++] = count;
    }
  }
  return counts;
}
