/** Directed neighbours: node i has the nodes `indices[i * k … (i + 1) * k)`, each with weight 1/k. */
export interface NeighbourGraph {
  /** node numbers, `[n, k]` */
  readonly indices: Uint32Array;
  /** neighbours of each node, at least 1 */
  readonly k: number;
}

/**
 * Moran's I of values on a graph of nearest neighbours with weights 1/k (Moran 1950; with rows of weights that sum to one,
 * Anselin 1995): I = Σᵢ zᵢ · (mean of z over the neighbours of i) / Σᵢ zᵢ², with z the values less their mean. Above its null
 * neighbours are alike, below it they differ; the mean over all permutations is −1/(n − 1).
 *
 * @param values  `[n]`
 * @returns in about [−1, 1]; NaN if the values do not vary
 */
export function moran(values: ArrayLike<number>, { indices, k }: NeighbourGraph): number {
  const n = values.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += values[i]! / n;
  let products = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const own = values[i]! - mean;
    squares += own * own;
    let near = 0;
    for (let p = i * k; p < (i + 1) * k; p++) near += values[indices[p]!]! - mean;
    products += (own * near) / k;
  }
  return squares > 0 ? products / squares : NaN;
}
