import { normaliseRows } from '../model.ts';
import { row, type Matrix } from '../../matrices/matrix.ts';
import { random } from '../../random/random.ts';

/** Rows that are sums of few known atoms, and the atoms. */
export interface PlantedSums {
  /** unit rows, `[n, dim]` */
  readonly x: Matrix;
  /** unit rows, `[atoms, dim]` */
  readonly atoms: Matrix;
}

/**
 * Unit rows, each a sum of 2 to 4 of the atoms with factors from 0.6 to 1.4, plus a little noise.
 *
 * @param each  the number of atoms of each row; from 2 to 4 if left out
 */
export function plantedSums(
  n: number,
  dim: number,
  atoms: number,
  seed: number,
  noise = 0.02,
  each?: number,
): PlantedSums {
  const stream = random(seed);
  const made: Matrix = {
    data: Float32Array.from({ length: atoms * dim }, () => stream.normal()),
    rows: atoms,
    columns: dim,
  };
  normaliseRows(made);
  const x: Matrix = { data: new Float32Array(n * dim), rows: n, columns: dim };
  for (let i = 0; i < n; i++) {
    const own = row(x, i);
    for (let part = each ?? 2 + stream.integer(3); part > 0; part--) {
      const atom = row(made, stream.integer(atoms));
      const factor = 0.6 + 0.8 * stream.uniform();
      for (let j = 0; j < dim; j++) own[j]! += factor * atom[j]!;
    }
    for (let j = 0; j < dim; j++) own[j]! += noise * stream.normal();
  }
  normaliseRows(x);
  return { x, atoms: made };
}

/** For each atom the largest cosine with a found direction, `[atoms]`; both sides have unit rows. */
export function bestCosines(atoms: Matrix, found: Matrix): Float64Array {
  const dim = atoms.columns;
  return Float64Array.from({ length: atoms.rows }, (_, a) => {
    let best = -1;
    for (let i = 0; i < found.rows; i++) {
      let cosine = 0;
      for (let j = 0; j < dim; j++) cosine += atoms.data[a * dim + j]! * found.data[i * dim + j]!;
      best = Math.max(best, cosine);
    }
    return best;
  });
}
