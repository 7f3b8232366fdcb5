import type { BlockFirings } from '../../dataset.ts';
import { DataError } from '../../error.ts';
import { type Readable, wholeFile } from '../../sources/source.ts';
import { type DenseArray, toIntegers } from '../../files/elements.ts';
import { MOST_FEATURES } from '../../schema.ts';
import { shapeText } from '../../files/shape.ts';
import { readNpyFile } from '../../files/npy.ts';
import { type Npz, openNpz } from '../../files/npz.ts';
import { compressed, entriesOf, entriesOfDense, layoutOf, type Rows } from './sparse.ts';

/**
 * Builds block firings from their arrays and checks every index: the features of each block are in range, ascending
 * and without repeats.
 *
 * @param indptr  `[blocks + 1]`, from 0 to the number of indices
 * @param indices  feature numbers, `[indptr[blocks]]`
 * @param category  `[blocks]`, or null
 * @param features  the number of features
 * @param place  the file's name, for messages
 * @throws DataError when the arrays do not fit together
 */
export function blockFirings(
  indptr: DenseArray,
  indices: DenseArray,
  category: DenseArray | null,
  features: number,
  place: string,
): BlockFirings {
  const starts = toIntegers(indptr, `${place}: indptr`);
  const blocks = starts.length - 1;
  const narrow = toIndices(indices, features, `${place}: indices`);
  checkStarts(starts, narrow.length, place);
  checkAscending(starts, narrow, features, place);
  return {
    blocks,
    features,
    indptr: starts,
    indices: narrow,
    category: category && toCategories(category, blocks, `${place}: category`),
  };
}

/** Feature numbers in the narrowest of the two types; numbers too large for it are refused. */
function toIndices(indices: DenseArray, features: number, place: string): Uint16Array | Uint32Array {
  if (indices.data instanceof Uint16Array && indices.shape.length === 1) return indices.data;
  const wide = toIntegers(indices, place);
  if (features > 65536) return wide;
  const narrow = Uint16Array.from(wide);
  const lost = narrow.findIndex((feature, i) => feature !== wide[i]);
  if (lost >= 0) throw outOfRange(place, wide[lost]!, features);
  return narrow;
}

function checkStarts(starts: Uint32Array, count: number, place: string): void {
  const advice = 'write the three arrays of one scipy.sparse.csr_matrix, blocks as rows.';
  if (starts.length === 0 || starts[0] !== 0) {
    throw new DataError(
      `${place}: indptr should begin with 0, found ${starts[0] ?? 'an empty array'}; ${advice}`,
    );
  }
  for (let b = 1; b < starts.length; b++) {
    if (starts[b]! < starts[b - 1]!) {
      throw new DataError(
        `${place}: indptr should never fall, found ${starts[b - 1]} then ${starts[b]} at block ${b - 1}; ${advice}`,
      );
    }
  }
  if (starts[starts.length - 1] !== count) {
    throw new DataError(
      `${place}: indptr should end with the number of indices, ${count}, found ${starts[starts.length - 1]}; ${advice}`,
    );
  }
}

function checkAscending(
  starts: Uint32Array,
  indices: Uint16Array | Uint32Array,
  features: number,
  place: string,
) {
  for (let b = 0; b + 1 < starts.length; b++) {
    let before = -1;
    for (let p = starts[b]!; p < starts[b + 1]!; p++) {
      const feature = indices[p]!;
      if (feature <= before) {
        throw new DataError(
          `${place}: indices of block ${b} should ascend without repeats, found ${before} then ${feature}; ` +
            'call sum_duplicates() on the scipy matrix, which sorts too, before saving.',
        );
      }
      before = feature;
    }
    if (before >= features) throw outOfRange(`${place}: block ${b}`, before, features);
  }
}

function outOfRange(place: string, found: number, features: number): DataError {
  return new DataError(
    `${place}: expected feature numbers from 0 to ${features - 1}, found ${found}; ` +
      'these firings belong to an SAE of another width, or the number of features is wrong.',
  );
}

function toCategories(category: DenseArray, blocks: number, place: string): Uint8Array {
  if (category.data instanceof Uint8Array && category.shape.length === 1 && category.shape[0] === blocks) {
    return category.data;
  }
  const wide = toIntegers(category, place, blocks);
  const top = wide.find((value) => value > 255);
  if (top !== undefined) {
    throw new DataError(
      `${place}: expected at most 256 categories, numbered from 0, found number ${top}; merge the rarest ones.`,
    );
  }
  return Uint8Array.from(wide);
}

/**
 * Reads firings from an `.npz` archive: compressed sparse rows over blocks, `indptr [blocks + 1]`, `indices`
 * and optionally `category [blocks]` and `document [blocks]`, or any matrix that `scipy.sparse.save_npz` writes as CSR, CSC, COO or BSR. If the
 * file has `data`, an entry fires if its value exceeds the threshold. Blocks whose indices are not sorted, which SciPy allows, are
 * sorted.
 *
 * @param features  the number of features; null to take it from the archive's `shape`, or else from the
 *   largest index
 * @param threshold  what a stored value exceeds where a feature fires; absent for 0
 * @throws DataError when an array is missing or the arrays do not fit together
 */
export async function readFiringsNpz(
  given: Readable,
  file: string,
  features: number | null,
  threshold?: number,
): Promise<BlockFirings> {
  const npz = await openNpz(given, file);
  const layout = await layoutOf(npz, file);
  const entries = layout === 'csr' ? null : await entriesOf(npz, layout, file);
  const { indptr, indices, decided } = entries
    ? compressed(entries, file, threshold)
    : await firingRows(npz, file, threshold);
  const category = npz.names.includes('category') ? await npz.read('category') : null;
  const named = npz.names.includes('shape') ? scipyWidth(await npz.read('shape'), indptr, file) : null;
  const count = features ?? named ?? largest(indices) + 1;
  if (count > MOST_FEATURES) throw outOfRange(`${file}: indices`, count - 1, MOST_FEATURES);
  const found = blockFirings(indptr, sortBlocks(indptr, indices), category, count, file);
  const document = await documentsOf(npz, found.blocks);
  const stored = decided ? storedRule(threshold) : null;
  // A threshold that the user names takes the place of the one that made the file.
  const rule = (decided && threshold !== undefined ? stored : await writtenRule(npz)) ?? stored;
  return { ...found, ...(document && { document }), ...(rule && { rule }) };
}

/**
 * Reads firings from a dense array `[blocks, features]`: a feature fires in a block if its value there exceeds the
 * threshold, 0 if it is absent.
 *
 * @throws DataError when it is no matrix, or has another number of features
 */
export async function readFiringsNpy(
  given: Readable,
  file: string,
  features: number | null,
  threshold?: number,
): Promise<BlockFirings> {
  const entries = entriesOfDense(await readNpyFile(await wholeFile(given, file), file), file);
  if (features !== null && entries.columns !== features) {
    throw new DataError(
      `${file}: expected ${features} columns, one for each feature, found ${entries.columns}; save the firings of this SAE, blocks as rows.`,
    );
  }
  if (entries.columns > MOST_FEATURES) throw outOfRange(file, entries.columns - 1, MOST_FEATURES);
  const { indptr, indices, decided } = compressed(entries, file, threshold);
  const found = blockFirings(indptr, indices, null, entries.columns, file);
  return decided ? { ...found, rule: storedRule(threshold) } : found;
}

/** The rule for values that a file stores. */
const storedRule = (threshold = 0) => ({ text: `stored value > ${threshold}` });

/** Compressed rows without the entries that do not fire. */
async function firingRows(npz: Npz, file: string, threshold?: number): Promise<Rows> {
  const [indptr, indices] = [await npz.read('indptr'), await npz.read('indices')];
  const all = { indptr, indices, decided: false };
  if (!npz.names.includes('data') || indices.data.length === 0) return all;
  const { data, shape } = await npz.read('data');
  if (shape.length !== 1 || data.length !== indices.data.length) {
    throw new DataError(
      `${file}: data: expected ${indices.data.length} numbers, one for each index, found shape ${shapeText(shape)}; write the arrays of one scipy.sparse.csr_matrix.`,
    );
  }
  const bad = data.findIndex(Number.isNaN);
  if (bad >= 0) {
    throw new DataError(
      `${file}: data: element ${bad} is NaN, expected a number that says whether a feature fires; replace it or leave it out.`,
    );
  }
  if (threshold === undefined && data.every((value) => value === 1)) return all;
  const least = threshold ?? 0;
  const starts = toIntegers(indptr, `${file}: indptr`);
  checkStarts(starts, data.length, file);
  const ends = new Uint32Array(starts.length);
  let kept = 0;
  for (let b = 0; b + 1 < starts.length; b++) {
    for (let p = starts[b]!; p < starts[b + 1]!; p++) if (data[p]! > least) kept++;
    ends[b + 1] = kept;
  }
  const fires = indices.data.filter((_, at) => data[at]! > least);
  return {
    indptr: { type: 'u4', shape: [ends.length], data: ends },
    indices: { ...indices, shape: [fires.length], data: fires },
    decided: true,
  };
}

/** The document of each block; null if the archive does not say it, or has something else under this name. */
async function documentsOf(npz: Npz, blocks: number): Promise<Uint32Array | null> {
  if (!npz.names.includes('document')) return null;
  const { shape, data } = await npz.read('document');
  if (shape.length !== 1 || shape[0] !== blocks) return null;
  const document = Uint32Array.from(data);
  return document.every((number, b) => number === data[b]) ? document : null;
}

/** The rule that `writeFiringsNpz` stores with the firings. */
async function writtenRule(npz: Npz): Promise<BlockFirings['rule'] | null> {
  if (!npz.names.includes('threshold') || !npz.names.includes('block_length')) return null;
  const [threshold] = (await npz.read('threshold')).data;
  const [blockLength] = (await npz.read('block_length')).data;
  return threshold === undefined || blockLength === undefined ? null : { threshold, blockLength };
}

/** The columns of SciPy's `shape`, which must have a row for each block. */
function scipyWidth(shape: DenseArray, indptr: DenseArray, file: string): number {
  const [rows, columns] = shape.data;
  const whole = columns !== undefined && Number.isSafeInteger(columns) && columns > 0;
  if (shape.data.length !== 2 || rows !== indptr.data.length - 1 || !whole) {
    const found = shape.data.length === 2 ? shapeText([...shape.data]) : `${shape.data.length} numbers`;
    throw new DataError(
      `${file}: shape should be [${indptr.data.length - 1}, features], found ${found}; ` +
        'save a scipy.sparse.csr_matrix, blocks as rows.',
    );
  }
  return columns;
}

function largest({ data }: DenseArray): number {
  let top = 0;
  for (const value of data) if (value > top) top = value;
  return top;
}

/** The same indices, ascending in each block. The arrays are checked later, so a bad one passes here. */
function sortBlocks(indptr: DenseArray, indices: DenseArray): DenseArray {
  const data = indices.data.slice();
  for (let b = 0; b + 1 < indptr.data.length; b++) {
    data.subarray(indptr.data[b], indptr.data[b + 1]).sort();
  }
  return { ...indices, data };
}
