/**
 * The number of blocks in which each pair of features fires together: the upper half of a symmetric table, with its
 * diagonal, which counts the blocks of each feature.
 */
export interface Cooccurrence {
  readonly features: number;
  /** the number of blocks counted */
  readonly blocks: number;
  /** the pair (i, j ≥ i) is at `rowStart(i, features) + j − i`; `[features · (features + 1) / 2]` */
  readonly counts: Uint16Array | Uint32Array;
}

/** The index at which row i of the upper half of an n × n table, with its diagonal, begins. */
export function rowStart(i: number, n: number): number {
  return i * n - (i * (i - 1)) / 2;
}

/** The number of blocks in which each feature fires (the diagonal): `[features]`. */
export function diagonalCounts({ features, counts }: Cooccurrence): Uint32Array {
  return Uint32Array.from({ length: features }, (_, i) => counts[rowStart(i, features)]!);
}
