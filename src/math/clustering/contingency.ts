/**
 * The number of items with each pair of labels; only items with two known labels (≥ 0) count.
 */
export interface Contingency {
  /** the number of items that count */
  readonly n: number;
  /** number of labels of the first labelling, the largest + 1 */
  readonly rows: number;
  /** number of labels of the second labelling, the largest + 1 */
  readonly columns: number;
  /** items with labels (r, c), row-major `[rows, columns]` */
  readonly counts: Uint32Array;
  /** items with label r in the first labelling, `[rows]` */
  readonly rowSums: Uint32Array;
  /** items with label c in the second labelling, `[columns]` */
  readonly columnSums: Uint32Array;
}

/**
 * The contingency table of two labellings of the same items, as scikit-learn's `contingency_matrix` but with unused
 * labels as empty rows and columns. An item with a negative label (one that a clustering leaves out) does not count.
 *
 * @param a  labels, integers, negative where unknown, `[n]`
 * @param b  labels of the same items, `[n]`
 * @throws RangeError when the lengths differ
 */
export function contingency(a: ArrayLike<number>, b: ArrayLike<number>): Contingency {
  if (a.length !== b.length) {
    throw new RangeError(
      `contingency: both labellings need the same length, found ${a.length} and ${b.length}`,
    );
  }
  const rows = largest(a) + 1;
  const columns = largest(b) + 1;
  const counts = new Uint32Array(rows * columns);
  const rowSums = new Uint32Array(rows);
  const columnSums = new Uint32Array(columns);
  let n = 0;
  for (let i = 0; i < a.length; i++) {
    const r = a[i]!;
    const c = b[i]!;
    if (r < 0 || c < 0) continue;
    counts[r * columns + c]!++;
    rowSums[r]!++;
    columnSums[c]!++;
    n++;
  }
  return { n, rows, columns, counts, rowSums, columnSums };
}

function largest(labels: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < labels.length; i++) if (labels[i]! > most) most = labels[i]!;
  return most;
}
