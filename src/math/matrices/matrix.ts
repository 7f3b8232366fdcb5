/** A dense float32 matrix, row-major: entry (i, j) is `data[i * columns + j]`. */
export interface Matrix {
  readonly data: Float32Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * Wraps `data` as a matrix without copying.
 *
 * @param data  row-major entries, length `rows * columns`
 * @throws RangeError when the length is not `rows * columns`
 */
export function matrix(data: Float32Array, rows: number, columns: number): Matrix {
  if (data.length !== rows * columns) {
    throw new RangeError(
      `matrix: ${rows} × ${columns} needs ${rows * columns} entries, found ${data.length}`,
    );
  }
  return { data, rows, columns };
}

/** Row `i` of a matrix as a view, `[columns]`; writing to it writes to the matrix. */
export function row(m: Matrix, i: number): Float32Array {
  return m.data.subarray(i * m.columns, (i + 1) * m.columns);
}

/** Rows `[from, to)` of a matrix as a view, `[to − from, columns]`; writing to it writes to the matrix. */
export function rowRange({ data, columns }: Matrix, from: number, to: number): Matrix {
  return { data: data.subarray(from * columns, to * columns), rows: to - from, columns };
}

/** The chosen rows of a matrix, copied in the order given: `[indices.length, columns]`. */
export function takeRows(m: Matrix, indices: ArrayLike<number>): Matrix {
  const data = new Float32Array(indices.length * m.columns);
  for (let i = 0; i < indices.length; i++) data.set(row(m, indices[i]!), i * m.columns);
  return { data, rows: indices.length, columns: m.columns };
}

/**
 * The transposed matrix: `[rows, columns]` → `[columns, rows]`.
 *
 * @param make  makes the array for its entries, `[count]`
 */
export function transpose(
  { data, rows, columns }: Matrix,
  make: (count: number) => Float32Array = (count) => new Float32Array(count),
): Matrix {
  const out = make(data.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) out[j * rows + i] = data[i * columns + j]!;
  }
  return { data: out, rows: columns, columns: rows };
}
