import type { Work } from '../work/work.ts';
import { minimumHeap, type MinimumHeap } from './minimumHeap.ts';

/** Weighted pairs of rows and columns: those of row i stand at `indptr[i] … indptr[i + 1]`. */
export interface WeightedPairs {
  readonly rows: number;
  readonly columns: number;
  /** `[rows + 1]` */
  readonly indptr: Uint32Array;
  /** column numbers, each at most once in a row, `[pairs]` */
  readonly indices: Uint32Array;
  /** above 0, `[pairs]` */
  readonly weights: Float32Array;
}

/** Pairs in which each row and each column is at most once, and the prices that prove that no others have a larger sum. */
export interface SparseAssignment {
  /** the column of each row, −1 for a row without a column, `[rows]` */
  readonly columnOf: Int32Array;
  /** sum of the weights of the chosen pairs */
  readonly total: number;
  /** at least 0, `[rows]`; `rowPrice[i] + columnPrice[j]` is at least the weight of every pair, and equals that of chosen ones */
  readonly rowPrice: Float64Array;
  /** at least 0, `[columns]`; 0 for a column without a row */
  readonly columnPrice: Float64Array;
}

interface State extends SparseAssignment {
  /** the number of pairs that the searches looked at */
  looked: number;
  readonly rowOf: Int32Array;
  readonly heap: MinimumHeap;
  /** of the current search: distance of each column, ∞ if it is not reached, and the row from which it is reached */
  readonly distance: Float64Array;
  readonly previous: Int32Array;
  readonly done: Uint8Array;
  /** the columns that the search reached, which have to be reset */
  readonly reached: number[];
}

/**
 * The pairs with the largest sum of weights in which each row and each column is at most once, exact among the given
 * pairs: successive shortest augmenting paths with prices (Jonker & Volgenant 1987, in their sparse form). A row may stay
 * without a column, which counts 0.
 *
 * @see SciPy `linear_sum_assignment(maximize=True)` on the table with 0 at all other places
 * @throws RangeError when a weight is not above 0
 */
export async function sparseAssignment(pairs: WeightedPairs, work: Work): Promise<SparseAssignment> {
  return (await assignmentWithin(pairs, Infinity, work))!;
}

/** As `sparseAssignment`; null if its searches look at more than `most` pairs. */
export async function assignmentWithin(
  pairs: WeightedPairs,
  most: number,
  work: Work,
): Promise<SparseAssignment | null> {
  if (!pairs.weights.every((weight) => weight > 0)) {
    throw new RangeError('assignment: expected weights above 0, found a weight that is not');
  }
  const { rows, columns, indptr, indices, weights } = pairs;
  const state: State = {
    columnOf: new Int32Array(rows).fill(-1),
    rowOf: new Int32Array(columns).fill(-1),
    rowPrice: new Float64Array(rows),
    columnPrice: new Float64Array(columns),
    total: 0,
    looked: 0,
    heap: minimumHeap(),
    distance: new Float64Array(columns).fill(Infinity),
    previous: new Int32Array(columns),
    done: new Uint8Array(columns),
    reached: [],
  };
  // Every row takes its best column if it is still free: most rows need no search.
  for (let i = 0; i < rows; i++) {
    let best = -1;
    for (let p = indptr[i]!; p < indptr[i + 1]!; p++) {
      if (weights[p]! > state.rowPrice[i]!) {
        state.rowPrice[i] = weights[p]!;
        best = indices[p]!;
      }
    }
    if (best >= 0 && state.rowOf[best]! < 0) {
      state.rowOf[best] = i;
      state.columnOf[i] = best;
    }
  }
  for (let i = 0; i < rows; i++) {
    if (state.columnOf[i]! < 0 && state.rowPrice[i]! > 0) augment(pairs, state, i);
    if (state.looked > most) return null;
    if (i % 16 === 0) {
      work.progress(i / rows, 'One-to-one assignment');
      await work.pause();
    }
  }
  const { columnOf, rowPrice, columnPrice } = state;
  let total = 0;
  for (let i = 0; i < rows; i++) {
    for (let p = indptr[i]!; p < indptr[i + 1]!; p++) if (indices[p] === columnOf[i]) total += weights[p]!;
  }
  return { columnOf, total, rowPrice, columnPrice };
}

/** Gives a row a column by the cheapest path of exchanges, or leaves the row without a column that costs least. */
function augment(pairs: WeightedPairs, state: State, start: number): void {
  const { rowPrice, columnPrice, columnOf, rowOf, distance, previous, done, reached, heap } = state;
  let freeRow = start;
  let least = rowPrice[start]!;
  let freeColumn = -1;
  const scanned: number[] = [];
  scan(pairs, state, start, 0);
  while (heap.size() > 0) {
    const { key, item: column } = heap.pop();
    if (key >= least) break;
    if (done[column]) continue;
    done[column] = 1;
    const owner = rowOf[column]!;
    if (owner < 0) {
      least = key;
      freeColumn = column;
      break;
    }
    scanned.push(column);
    if (key + rowPrice[owner]! < least) {
      least = key + rowPrice[owner]!;
      freeRow = owner;
    }
    scan(pairs, state, owner, key);
  }
  rowPrice[start]! -= least;
  for (const column of scanned) {
    const owner = rowOf[column]!;
    const part = Math.max(0, least - distance[column]!);
    rowPrice[owner] = Math.max(0, rowPrice[owner]! - part);
    columnPrice[column]! += part;
  }
  let column = freeColumn;
  if (column < 0) {
    // The path ends at a row that loses its column.
    column = freeRow === start ? -1 : columnOf[freeRow]!;
    columnOf[freeRow] = -1;
  }
  while (column >= 0) {
    const row = previous[column]!;
    const next = row === start ? -1 : columnOf[row]!;
    columnOf[row] = column;
    rowOf[column] = row;
    column = next;
  }
  for (const one of reached) {
    distance[one] = Infinity;
    done[one] = 0;
  }
  reached.length = 0;
  heap.clear();
}

/** Looks from a row at its columns. */
function scan({ indptr, indices, weights }: WeightedPairs, state: State, row: number, from: number): void {
  const { rowPrice, columnPrice, distance, previous, done, reached, heap } = state;
  state.looked += indptr[row + 1]! - indptr[row]!;
  for (let p = indptr[row]!; p < indptr[row + 1]!; p++) {
    const column = indices[p]!;
    if (done[column]) continue;
    const through = from + Math.max(0, rowPrice[row]! + columnPrice[column]! - weights[p]!);
    if (through >= distance[column]!) continue;
    if (distance[column] === Infinity) reached.push(column);
    distance[column] = through;
    previous[column] = row;
    heap.push(through, column);
  }
}
