import type { Matrix } from '../../matrices/matrix.ts';

/** Columns that are read in one pass over the rows: those of one cache line. */
export const TOGETHER = 16;

/** Columns `[from, to)` one after another, `[to − from, n]`; none if `from` is not below `to`. */
export function takeColumns({ data, rows, columns }: Matrix, from: number, to: number): Float64Array {
  const strip = new Float64Array(Math.max(0, to - from) * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = from; j < to; j++) strip[(j - from) * rows + i] = data[i * columns + j]!;
  }
  return strip;
}

/** Writes a strip of columns back to their places. */
export function putColumns(
  { data, rows, columns }: Matrix,
  from: number,
  to: number,
  strip: Float64Array | Float32Array,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = from; j < to; j++) data[i * columns + j] = strip[(j - from) * rows + i]!;
  }
}
