import { conditionalProbabilities } from './perplexity.ts';

/** A sparse symmetric matrix of probabilities by rows; the diagonal is empty. */
export interface JointProbabilities {
  readonly n: number;
  /** where each row begins, `[n + 1]` */
  readonly indptr: Uint32Array;
  /** column numbers, ascending in each row, `[entries]` */
  readonly indices: Uint32Array;
  /** sum to 1 over all entries, `[entries]` */
  readonly values: Float32Array;
}

/**
 * The joint probabilities of t-SNE, p(i, j) = (p(j | i) + p(i | j)) / 2n, over pairs of which one is among the other's
 * neighbours.
 *
 * @param indices  numbers of each point's neighbours, `[n, k]`
 * @param squares  squared distances to them, `[n, k]`
 * @param perplexity  see `conditionalProbabilities`
 */
export function jointProbabilities(
  indices: Uint32Array,
  squares: Float64Array,
  k: number,
  perplexity: number,
): JointProbabilities {
  const n = indices.length / k;
  const conditional = conditionalProbabilities(squares, k, perplexity);
  const indptr = rowBounds(indices, k);
  // Every pair stands in both rows, from p(j | i) and from p(i | j); then pairs that are neighbours of each other are merged.
  const columns = new Uint32Array(2 * indices.length);
  const values = new Float32Array(2 * indices.length);
  const next = indptr.slice(0, n);
  for (let at = 0; at < indices.length; at++) {
    const i = Math.floor(at / k);
    const j = indices[at]!;
    const half = conditional[at]! / (2 * n);
    columns[next[i]!] = j;
    values[next[i]!++] = half;
    columns[next[j]!] = i;
    values[next[j]!++] = half;
  }
  return merged(indptr, columns, values);
}

/** Where rows begin that have an entry for each neighbour and one for each point whose neighbour they are, `[n + 1]`. */
function rowBounds(indices: Uint32Array, k: number): Uint32Array {
  const n = indices.length / k;
  const bounds = new Uint32Array(n + 1).fill(k, 1);
  for (const j of indices) bounds[j + 1]!++;
  for (let i = 0; i < n; i++) bounds[i + 1]! += bounds[i]!;
  return bounds;
}

/** The same rows with their entries in ascending order and entries of the same column added. */
function merged(bounds: Uint32Array, columns: Uint32Array, values: Float32Array): JointProbabilities {
  const n = bounds.length - 1;
  const indptr = new Uint32Array(n + 1);
  const sums = new Float64Array(n);
  let end = 0;
  for (let i = 0; i < n; i++) {
    const [from, to] = [bounds[i]!, bounds[i + 1]!];
    for (let at = from; at < to; at++) sums[columns[at]!]! += values[at]!;
    const begin = end;
    let before = -1;
    for (const j of columns.slice(from, to).sort()) {
      if (j === before) continue;
      before = j;
      columns[end] = j;
      values[end++] = sums[j]!;
    }
    for (let at = begin; at < end; at++) sums[columns[at]!] = 0;
    indptr[i + 1] = end;
  }
  return { n, indptr, indices: columns.slice(0, end), values: values.slice(0, end) };
}
