import { norm } from '../../matrices/dot.ts';
import { row, type Matrix } from '../../matrices/matrix.ts';
import type { Random } from '../../random/random.ts';
import type { Work } from '../../work/work.ts';

/**
 * Rows in random directions, uniform on the sphere (normalised Gaussian vectors; Muller 1959), each with the length of the
 * same row of x. A zero row stays zero.
 *
 * @param x  `[n, d]`
 * @returns `[n, d]`
 */
export async function randomDirections(x: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const { rows, columns } = x;
  const data = new Float32Array(rows * columns);
  const direction = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) direction[j] = stream.normal();
    const length = norm(row(x, i));
    const scale = length > 0 ? length / norm(direction) : 0;
    if (scale === 0) continue;
    for (let j = 0; j < columns; j++) data[i * columns + j] = direction[j]! * scale;
    if (i % 16 === 0) {
      work.progress(i / rows, 'Drawing random directions');
      await work.pause();
    }
  }
  return { data, rows, columns };
}
