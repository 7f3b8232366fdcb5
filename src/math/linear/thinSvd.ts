import { doubleRow, times, transposedTimes, zeros, type DoubleMatrix } from '../matrices/doubleMatrix.ts';
import { norm } from '../matrices/dot.ts';
import { columnGram, rowGram } from './gram.ts';
import { symmetricEigen } from './symmetric.ts';
import type { Work } from '../work/work.ts';

/** The right half of a thin singular value decomposition X = U·S·Vᵀ. */
export interface RightSingular {
  /** singular values above the tolerance, descending, `[rank]` */
  readonly values: Float64Array;
  /** Vᵀ: one right singular vector a row, `[rank, d]` */
  readonly vectors: DoubleMatrix;
}

/**
 * Right singular vectors and values of X, by the eigenvectors of the smaller of XᵀX and XXᵀ. The relative error of a
 * value s is about 1e-16·s₁²/s², far below the precision of a float32 table down to s ≈ 1e-4·s₁.
 *
 * @param x  `[n, d]`
 * @param tolerance  singular values at or below it are dropped; absolute
 */
export async function rightSingular(x: DoubleMatrix, tolerance: number, work: Work): Promise<RightSingular> {
  const wide = x.rows < x.columns;
  const size = Math.min(x.rows, x.columns);
  const gram = wide ? await rowGram(x, work) : await columnGram(x, work);
  const eigen = await symmetricEigen(gram, size, { vectors: true }, work);
  const vectors = zeros(size, x.columns);
  const values: number[] = [];
  for (let i = 0; i < size; i++) {
    const side = eigen.vectors!.subarray(i * size, (i + 1) * size);
    const v = wide ? transposedTimes(x, side) : side;
    // ‖X·v‖ is more accurate than √λ, because squaring costs λ half of its digits.
    const value = wide ? norm(v) : norm(times(x, v));
    if (!(value > tolerance)) continue;
    const kept = doubleRow(vectors, values.length);
    for (let j = 0; j < kept.length; j++) kept[j] = wide ? v[j]! / value : v[j]!;
    values.push(value);
    if (i % 8 === 0) await work.pause();
  }
  const rank = values.length;
  return {
    values: Float64Array.from(values),
    vectors: { data: vectors.data.slice(0, rank * x.columns), rows: rank, columns: x.columns },
  };
}
