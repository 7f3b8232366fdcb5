/**
 * In how many blocks each pair of features fires: a symmetric table of counts, its upper half kept with
 * the diagonal, which counts the blocks of each feature alone.
 */
export interface Cooccurrence {
  readonly features: number;
  /** the number of blocks counted */
  readonly blocks: number;
  /** the pair (i, j ≥ i) stands at `rowStart(i, features) + j − i`; `[features · (features + 1) / 2]` */
  readonly counts: Uint16Array | Uint32Array;
}

/** Where row i begins among the rows of an upper half with its diagonal, n features in all. */
export function rowStart(i: number, n: number): number {
  return i * n - (i * (i - 1)) / 2;
}

/** In how many blocks each feature fires (the diagonal): `[features]`. */
export function diagonalCounts({ features, counts }: Cooccurrence): Uint32Array {
  return Uint32Array.from({ length: features }, (_, i) => counts[rowStart(i, features)]!);
}
