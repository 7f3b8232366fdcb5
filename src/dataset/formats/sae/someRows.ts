import type { Matrix } from '../../../math/matrices/matrix.ts';
import { type DenseArray, ELEMENT_BYTES } from '../../files/elements.ts';
import { rowReader, type Tensors } from '../../files/tensors.ts';
import { allocate } from '../../sources/limits.ts';
import { floatsToShare } from '../../sources/room.ts';

/** The number of elements that are read at once. */
const AT_ONCE = 1 << 22;

/**
 * Some rows of a matrix: each run of consecutive ones is read by itself, if the file allows it.
 *
 * @param rows  ascending
 * @param width  the number of elements of a row of the tensor, `[all rows, …]`
 * @param take  copies a run of rows to its place in the result, `[from, to)` of `rows`
 */
export async function eachRunOfRows(
  tensors: Tensors,
  tensor: string,
  rows: Uint32Array,
  width: number,
  take: (from: number, to: number, run: DenseArray['data']) => void,
): Promise<void> {
  const read = rowReader(tensors, tensor);
  const most = Math.max(1, Math.floor(AT_ONCE / width));
  const type = await tensors.type(tensor);
  const bytes = width * (type === null ? 0 : ELEMENT_BYTES[type]);
  for (let from = 0; from < rows.length;) {
    let to = from + 1;
    while (to < rows.length && to - from < most && rows[to] === rows[from]! + to - from) to++;
    const part = { before: from * bytes, total: rows.length * bytes };
    const run = (await read(rows[from]!, rows[to - 1]! + 1, { part })).data;
    take(from, to, run);
    from = to;
  }
}

/**
 * Some columns of a matrix `[dim, features]` as rows, `[columns, dim]`. The matrix is gone through once, in parts.
 *
 * @param columns  ascending
 * @param shape  of the whole tensor
 */
export async function someColumns(
  tensors: Tensors,
  tensor: string,
  columns: Uint32Array,
  [dim, features]: readonly [number, number],
  place: string,
): Promise<Matrix> {
  const data = allocate(4 * columns.length * dim, place, () => floatsToShare(columns.length * dim));
  const all = Uint32Array.from({ length: dim }, (_, row) => row);
  await eachRunOfRows(tensors, tensor, all, features, (from, to, run) => {
    for (let d = from; d < to; d++) {
      const start = (d - from) * features;
      for (let i = 0; i < columns.length; i++) data[i * dim + d] = run[start + columns[i]!]!;
    }
  });
  return { data, rows: columns.length, columns: dim };
}
