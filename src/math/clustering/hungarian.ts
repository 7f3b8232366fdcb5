/**
 * Assigns at most one column to each row of a table and at most one row to each column, so that the sum of the chosen
 * weights is as large as possible: the Hungarian method by shortest augmenting paths (Jonker and Volgenant 1987), as
 * SciPy's `linear_sum_assignment(maximize=True)`; O(rows² · columns).
 *
 * @param weights  finite, row-major `[rows, columns]`
 * @returns the column of each row, −1 for a row without a column (if columns are fewer than rows), `[rows]`
 * @throws RangeError when the number of weights is not `rows * columns`
 */
export function maximumAssignment(weights: ArrayLike<number>, rows: number, columns: number): Int32Array {
  if (weights.length !== rows * columns) {
    throw new RangeError(
      `maximumAssignment: ${rows} × ${columns} needs ${rows * columns} weights, found ${weights.length}`,
    );
  }
  if (rows <= columns) return assignRows((r, c) => -weights[r * columns + c]!, rows, columns);
  const rowOf = assignRows((c, r) => -weights[r * columns + c]!, columns, rows);
  const columnOf = new Int32Array(rows).fill(-1);
  rowOf.forEach((r, c) => (columnOf[r] = c));
  return columnOf;
}

/** The cheapest assignment of all rows, `rows ≤ columns`. */
function assignRows(cost: (r: number, c: number) => number, rows: number, columns: number): Int32Array {
  const rowPrice = new Float64Array(rows);
  const columnPrice = new Float64Array(columns);
  const rowOf = new Int32Array(columns).fill(-1);
  const columnOf = new Int32Array(rows).fill(-1);
  const previous = new Int32Array(columns);
  for (let start = 0; start < rows; start++) {
    const distance = new Float64Array(columns).fill(Infinity);
    const done = new Uint8Array(columns);
    let r = start;
    let reached = 0;
    let end = -1;
    while (end < 0) {
      let nearest = -1;
      for (let c = 0; c < columns; c++) {
        if (done[c]) continue;
        const through = reached + cost(r, c) - rowPrice[r]! - columnPrice[c]!;
        if (through < distance[c]!) {
          distance[c] = through;
          previous[c] = r;
        }
        if (nearest < 0 || distance[c]! < distance[nearest]!) nearest = c;
      }
      reached = distance[nearest]!;
      done[nearest] = 1;
      if (rowOf[nearest]! < 0) end = nearest;
      else r = rowOf[nearest]!;
    }
    rowPrice[start]! += reached;
    for (let c = 0; c < columns; c++) {
      if (!done[c] || c === end) continue;
      rowPrice[rowOf[c]!]! += reached - distance[c]!;
      columnPrice[c]! -= reached - distance[c]!;
    }
    for (let c = end; ;) {
      const owner = previous[c]!;
      const freed = columnOf[owner]!;
      rowOf[c] = owner;
      columnOf[owner] = c;
      if (owner === start) break;
      c = freed;
    }
  }
  return columnOf;
}
