import { row, type Matrix } from '../matrices/matrix.ts';

/** The rows nearest to one row, nearest first. */
export interface Neighbours {
  /** row numbers, `[k]` */
  readonly indices: Uint32Array;
  /** cosine similarity to each, in [−1, 1], `[k]` */
  readonly cosines: Float32Array;
}

/**
 * The `k` rows with the largest cosine to row `of`, without the row itself; of equal cosines the smaller row number
 * comes first. A row of zeros has cosine 0 with every other.
 *
 * @param x  `[n, dim]`
 * @param of  a row number
 * @returns `min(k, n − 1)` neighbours
 * @throws RangeError when `of` is not a row number
 * @see scikit-learn `NearestNeighbors(metric="cosine")`
 */
export function neighboursByCosine(x: Matrix, of: number, k: number): Neighbours {
  if (!(of >= 0 && of < x.rows)) {
    throw new RangeError(`neighbours: expected a row number below ${x.rows}, found ${of}`);
  }
  const centre = row(x, of);
  const centreNorm = Math.hypot(...centre);
  const cosines = new Float32Array(x.rows);
  for (let i = 0; i < x.rows; i++) {
    let dot = 0;
    let square = 0;
    for (let j = 0, at = i * x.columns; j < x.columns; j++, at++) {
      const value = x.data[at]!;
      dot += value * centre[j]!;
      square += value * value;
    }
    cosines[i] = dot / (Math.sqrt(square) * centreNorm || 1);
  }
  const order = Uint32Array.from({ length: x.rows }, (_, i) => i)
    .filter((i) => i !== of)
    .sort((a, b) => cosines[b]! - cosines[a]! || a - b)
    .subarray(0, k);
  return { indices: order.slice(), cosines: Float32Array.from(order, (i) => cosines[i]!) };
}
