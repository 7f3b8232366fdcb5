import { DataError } from '../../error.ts';
import { type DenseArray, toIntegers } from '../../files/elements.ts';
import type { Npz } from '../../files/npz.ts';
import { shapeText } from '../../files/shape.ts';

/** Stored entries of a matrix, blocks as rows, in any order. */
export interface Entries {
  /** `[entries]` */
  readonly row: Uint32Array;
  /** `[entries]` */
  readonly column: Uint32Array;
  /** `[entries]`; null if every stored entry counts */
  readonly value: DenseArray['data'] | null;
  readonly rows: number;
  readonly columns: number;
}

/** Compressed sparse rows as arrays of a file. */
export interface Rows {
  readonly indptr: DenseArray;
  readonly indices: DenseArray;
  /** whether the values that are stored decide what fires, because they differ from each other */
  readonly decided: boolean;
}

/** How SciPy stores a sparse matrix (`scipy.sparse.save_npz`); its class is in `format`. */
export type Layout = 'csr' | 'csc' | 'coo' | 'bsr';

/**
 * The layout of a file of firings: what its `format` says or, without one, what its arrays are.
 *
 * @throws DataError when it is a layout that is not read here, which the message names
 */
export async function layoutOf(npz: Npz, file: string): Promise<Layout> {
  const has = (...names: string[]) => names.every((name) => npz.names.includes(name));
  const named = npz.names.includes('format') ? await npz.text('format') : null;
  if (named === 'csr' || named === 'csc' || named === 'coo' || named === 'bsr') return named;
  if (named !== null) {
    throw new DataError(
      `${file}: expected a sparse matrix in the format csr, csc, coo or bsr, found “${named.slice(0, 20)}”; call .tocsr() before saving it.`,
    );
  }
  return !has('indptr') && has('row', 'col') ? 'coo' : 'csr';
}

/**
 * The stored entries of a matrix in another layout than compressed rows.
 *
 * @throws DataError when an array is missing or the arrays do not fit together
 */
export async function entriesOf(npz: Npz, layout: Exclude<Layout, 'csr'>, file: string): Promise<Entries> {
  const [rows, columns] = await shapeOf(npz, file);
  const value = npz.names.includes('data') ? (await npz.read('data')).data : null;
  const numbers = async (name: string) => toIntegers(await npz.read(name), `${file}: ${name}`);
  if (layout === 'coo') {
    const [row, column] = [await numbers('row'), await numbers('col')];
    checkLength(column, row.length, 'col', file);
    if (value) checkLength(value, row.length, 'data', file);
    return { row, column, value, rows, columns };
  }
  const [indptr, indices] = [await numbers('indptr'), await numbers('indices')];
  checkPointers(indptr, indices.length, file);
  if (layout === 'csc') {
    checkLength(indptr, columns + 1, 'indptr', file);
    if (value) checkLength(value, indices.length, 'data', file);
    return { row: indices, column: expanded(indptr, indices.length), value, rows, columns };
  }
  return unpackedBlocks(npz, { indptr, indices, rows, columns }, file);
}

/** The entries of a matrix of small dense matrices (BSR), `data [stored, height, width]`. */
async function unpackedBlocks(
  npz: Npz,
  {
    indptr,
    indices,
    rows,
    columns,
  }: { indptr: Uint32Array; indices: Uint32Array; rows: number; columns: number },
  file: string,
): Promise<Entries> {
  const { shape, data } = await npz.read('data');
  const [stored, height, width] = shape;
  if (shape.length !== 3 || stored !== indices.length || (indptr.length - 1) * height! !== rows) {
    throw new DataError(
      `${file}: data: expected [${indices.length}, height, width] of the format bsr, found ${shapeText(shape)} for ${rows} rows; save it again, or call .tocsr() before.`,
    );
  }
  const of = expanded(indptr, indices.length);
  const row = new Uint32Array(data.length);
  const column = new Uint32Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const [block, within] = [Math.floor(at / (height! * width!)), at % (height! * width!)];
    row[at] = of[block]! * height! + Math.floor(within / width!);
    column[at] = indices[block]! * width! + (within % width!);
  }
  return { row, column, value: data, rows, columns };
}

/** The number of the run that each entry is in. */
function expanded(indptr: Uint32Array, count: number): Uint32Array {
  const out = new Uint32Array(count);
  for (let run = 0; run + 1 < indptr.length; run++) out.fill(run, indptr[run], indptr[run + 1]);
  return out;
}

/** The sizes of the matrix, `[blocks, features]`. */
async function shapeOf(npz: Npz, file: string): Promise<[number, number]> {
  const { data } = await npz.read('shape');
  const [rows, columns] = data;
  const sizes = data.length === 2 && [...data].every((size) => Number.isSafeInteger(size) && size > 0);
  if (sizes) return [rows!, columns!];
  throw new DataError(
    `${file}: shape should be [blocks, features], found ${shapeText([...data.slice(0, 4)])}; save a matrix with blocks as rows.`,
  );
}

function checkLength(array: { readonly length: number }, length: number, name: string, file: string): void {
  if (array.length === length) return;
  throw new DataError(
    `${file}: ${name}: expected ${length} numbers, found ${array.length}; write the arrays of one scipy.sparse matrix.`,
  );
}

function checkPointers(indptr: Uint32Array, count: number, file: string): void {
  const falls = indptr.some((start, i) => i > 0 && start < indptr[i - 1]!);
  if (indptr[0] === 0 && !falls && indptr.at(-1) === count) return;
  throw new DataError(
    `${file}: indptr should rise from 0 to the number of indices, ${count}, found other numbers; write the arrays of one scipy.sparse matrix.`,
  );
}

/** Empty rows beyond this number need entries to justify their memory. */
const FREE_ROWS = 1 << 18;
const ROWS_PER_ENTRY = 64;

/**
 * Compressed rows of the entries that fire: those whose stored values, added up for each place as SciPy does, exceed the
 * threshold, 0 if it is absent. A place that is not stored fires nowhere.
 *
 * @throws DataError when an entry is outside the matrix, or a value is not a number
 */
export function compressed(
  { row, column, value, rows, columns }: Entries,
  file: string,
  threshold?: number,
): Rows {
  if (rows > FREE_ROWS + ROWS_PER_ENTRY * row.length) {
    throw new DataError(
      `${file}: shape: expected blocks of which some fire, found ${rows.toLocaleString('en')} blocks for ${row.length.toLocaleString('en')} entries; leave out the empty ones.`,
    );
  }
  for (let at = 0; at < row.length; at++) {
    if (row[at]! < rows && column[at]! < columns) continue;
    throw new DataError(
      `${file}: expected entries within [${rows}, ${columns}], found one at [${row[at]}, ${column[at]}]; write the arrays of one scipy.sparse matrix, blocks as rows.`,
    );
  }
  const order = Uint32Array.from(row.keys()).sort((a, b) => row[a]! - row[b]! || column[a]! - column[b]!);
  const indptr = new Uint32Array(rows + 1);
  const indices: number[] = [];
  let decided = threshold !== undefined;
  for (let at = 0; at < order.length;) {
    const [r, c] = [row[order[at]!]!, column[order[at]!]!];
    let sum = 0;
    for (; at < order.length && row[order[at]!] === r && column[order[at]!] === c; at++) {
      sum += value ? numberAt(value, order[at]!, file) : 1;
    }
    if (sum !== 1) decided = true;
    if (!(sum > (threshold ?? 0))) continue;
    indices.push(c);
    indptr[r + 1]!++;
  }
  for (let r = 0; r < rows; r++) indptr[r + 1]! += indptr[r]!;
  return {
    indptr: { type: 'u4', shape: [rows + 1], data: indptr },
    indices: { type: 'u4', shape: [indices.length], data: Uint32Array.from(indices) },
    decided: decided && value !== null,
  };
}

function numberAt(value: DenseArray['data'], at: number, file: string): number {
  const found = value[at]!;
  if (!Number.isNaN(found)) return found;
  throw new DataError(
    `${file}: data: element ${at} is NaN, expected a number that says whether a feature fires; replace it or leave it out.`,
  );
}

/** The entries of a dense array, `[blocks, features]`. */
export function entriesOfDense({ shape, data }: DenseArray, file: string): Entries {
  const [rows, columns] = shape;
  if (shape.length !== 2 || data.length === 0) {
    throw new DataError(
      `${file}: expected firings as a matrix [blocks, features], found shape ${shapeText(shape)}; save one row for each block.`,
    );
  }
  const places = Uint32Array.from(data.keys()).filter((at) => data[at] !== 0);
  return {
    row: places.map((at) => Math.floor(at / columns!)),
    column: places.map((at) => at % columns!),
    value: data.filter((value) => value !== 0),
    rows: rows!,
    columns: columns!,
  };
}
