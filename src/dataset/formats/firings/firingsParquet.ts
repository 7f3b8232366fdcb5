import type { BlockFirings } from '../../dataset.ts';
import { DataError, listNames } from '../../error.ts';
import { opened, type Readable } from '../../sources/source.ts';
import { isFiringTable } from './columns.ts';
import { MOST_FEATURES } from '../../schema.ts';
import { blockFirings, readFiringsNpy, readFiringsNpz } from './firings.ts';
import { isParquet, numberOf, openParquet, type ParquetTable } from '../../files/parquet/parquet.ts';

/** More rows than a tab or a process holds; beyond them, counts of pairs take the place of firings. */
const MOST_ROWS = 2 ** 27;

/**
 * Reads firings, `.npz`, `.npy` or Parquet.
 *
 * @param features  the number of features; null to take it from the file
 * @param threshold  what a stored value exceeds where a feature fires, if the file stores values; absent for 0
 * @throws DataError when the file is neither of them, or malformed
 */
export async function readFirings(
  given: Readable,
  file: string,
  features: number | null,
  threshold?: number,
): Promise<BlockFirings> {
  if (/\.npy(\.gz)?$/i.test(file)) return readFiringsNpy(given, file, features, threshold);
  if (!(await isParquet(opened(given)))) return readFiringsNpz(given, file, features, threshold);
  return readFiringsParquet(await openParquet(opened(given), file), file, features);
}

/**
 * Reads firings from a Parquet table of `block`, `feature` and optionally `category`, in any order. Blocks may have any
 * whole numbers, by which they are sorted; a block in which nothing fires has no row and is not counted.
 *
 * @throws DataError when a column is missing, a value is not valid, or a block has two categories or a feature twice
 */
async function readFiringsParquet(
  table: ParquetTable,
  file: string,
  features: number | null,
): Promise<BlockFirings> {
  if (!isFiringTable(table)) {
    throw new DataError(
      `${file}: expected columns block and feature, found ${listNames(table.columns.map(({ name }) => name))}; write a row for each feature that fires in a block.`,
    );
  }
  if (table.rows === 0 || table.rows > MOST_ROWS) {
    throw new DataError(
      `${file}: expected 1 to ${MOST_ROWS} firings, found ${table.rows}; count pairs by recipes/cooccurrence.sql where there are more.`,
    );
  }
  const block = await readWhole(table, 'block', file, Number.MAX_SAFE_INTEGER, new Float64Array(table.rows));
  const feature = await readWhole(table, 'feature', file, MOST_FEATURES - 1, new Uint32Array(table.rows));
  const named = table.columns.some(({ name }) => name === 'category');
  const kind = named ? await readWhole(table, 'category', file, 255, new Uint8Array(table.rows)) : null;
  const places = placesOf(block);
  const indptr = new Uint32Array(places.size + 1);
  for (const number of block) indptr[places.get(number)! + 1]!++;
  for (let b = 0; b < places.size; b++) indptr[b + 1]! += indptr[b]!;
  const indices = new Uint32Array(table.rows);
  const category = kind && new Uint8Array(places.size);
  const next = indptr.slice();
  for (let row = 0; row < table.rows; row++) {
    const b = places.get(block[row]!)!;
    if (category && kind) {
      if (next[b]! > indptr[b]! && category[b] !== kind[row]) {
        throw new DataError(
          `${file}: row ${row}: expected one category for block ${block[row]}, found ${category[b]} and ${kind[row]}; number blocks so that no two share a number.`,
        );
      }
      category[b] = kind[row]!;
    }
    indices[next[b]!++] = feature[row]!;
  }
  let top = 0;
  for (const value of feature) top = Math.max(top, value);
  for (let b = 0; b < places.size; b++) indices.subarray(indptr[b], indptr[b + 1]).sort();
  return blockFirings(
    { type: 'u4', shape: [indptr.length], data: indptr },
    { type: 'u4', shape: [indices.length], data: indices },
    category && { type: 'u1', shape: [category.length], data: category },
    features ?? top + 1,
    file,
  );
}

/** The rank of each block's number. */
function placesOf(block: Float64Array): Map<number, number> {
  const places = new Map<number, number>();
  for (const number of block.slice().sort()) if (!places.has(number)) places.set(number, places.size);
  return places;
}

/** Reads a column of whole numbers from 0 to `most` into an array with an element for each row. */
async function readWhole<T extends Float64Array | Uint32Array | Uint8Array>(
  table: ParquetTable,
  column: string,
  file: string,
  most: number,
  into: T,
): Promise<T> {
  for (const group of table.groups) {
    await table.each(column, group, (row, value) => {
      const number = numberOf(value);
      if (!(Number.isInteger(number) && number >= 0 && number <= most)) {
        const found = Number.isNaN(number) ? 'nothing' : number;
        throw new DataError(
          `${file}: row ${row}: expected a whole number from 0 to ${most} in column “${column}”, found ${found}; correct it or leave the row out.`,
        );
      }
      into[row] = number;
    });
  }
  return into;
}
