import type { Matrix } from '../../matrices/matrix.ts';
import { shuffle, type Random } from '../../random/random.ts';
import type { Work } from '../../work/work.ts';
import { takeColumns, putColumns, TOGETHER } from './strips.ts';

/**
 * Every column permuted over the rows, each by its own random order: each dimension keeps its values, and all dependence
 * between dimensions is lost (the null of a parallel analysis; Buja & Eyuboglu 1992).
 *
 * Columns are those of x, not principal components: permuted components would keep the spectrum only in the mean, because
 * sampling noise is added to eigenvalues that have it already, and the spectrum-matched cloud keeps it exactly.
 *
 * @param x  `[n, d]`
 * @returns `[n, d]`
 */
export async function permutedColumns(x: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const { rows, columns } = x;
  const permuted = { data: new Float32Array(rows * columns), rows, columns };
  for (let from = 0; from < columns; from += TOGETHER) {
    const to = Math.min(columns, from + TOGETHER);
    const strip = takeColumns(x, from, to);
    for (let j = 0; j < to - from; j++) shuffle(strip.subarray(j * rows, (j + 1) * rows), stream);
    putColumns(permuted, from, to, strip);
    work.progress(to / columns, 'Permuting components');
    await work.pause();
  }
  return permuted;
}
