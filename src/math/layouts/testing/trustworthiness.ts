import type { Matrix } from '../../matrices/matrix.ts';

/**
 * Whether neighbours in a layout are neighbours in the data too, 1 if all are (Venna & Kaski 2001; scikit-learn's
 * `trustworthiness`).
 *
 * @param x  `[n, dim]`
 * @param positions  `[n, 3]`
 */
export function trustworthiness({ data, rows: n, columns }: Matrix, positions: Float32Array, k = 5): number {
  let excess = 0;
  for (let i = 0; i < n; i++) {
    const near = nearest(squares(positions, 3, i)).slice(0, k);
    const ranks = new Uint32Array(n);
    nearest(squares(data, columns, i)).forEach((j, rank) => (ranks[j] = rank + 1));
    for (const j of near) excess += Math.max(0, ranks[j]! - k);
  }
  return 1 - (2 * excess) / (n * k * (2 * n - 3 * k - 1));
}

/** Squared distances of row i to every row, its own infinite. */
function squares(data: Float32Array, columns: number, i: number): Float64Array {
  const found = new Float64Array(data.length / columns);
  for (let j = 0; j < found.length; j++) {
    for (let c = 0; c < columns; c++) found[j]! += (data[i * columns + c]! - data[j * columns + c]!) ** 2;
  }
  found[i] = Infinity;
  return found;
}

const nearest = (distances: Float64Array): number[] =>
  Array.from(distances.keys()).sort((a, b) => distances[a]! - distances[b]!);
