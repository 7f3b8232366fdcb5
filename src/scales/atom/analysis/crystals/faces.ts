import { cosineOf, parallelogramError } from '../../../../math/pairs/differences.ts';
import { type DoubleMatrix } from '../../../../math/matrices/doubleMatrix.ts';
import { dot } from '../../../../math/matrices/dot.ts';

/** Pairs of pairs of one relation: quadrilaterals a, b, d, c with a → b and c → d the two pairs. */
export interface Faces {
  /** the two pairs of each face, as indices into the scene's edges, flattened `[faces * 2]` */
  readonly edges: Uint32Array;
  /** how far each is from a parallelogram, in [0, √2]; see `parallelogramError` */
  readonly parallelogram: Float32Array;
  /** how far each is from a trapezoid: 1 − cos of the two differences, in [0, 2] */
  readonly trapezoid: Float32Array;
  /** the number of pairs of pairs; the best `edges.length / 2` of them are returned */
  readonly total: number;
}

/**
 * The pairs of pairs nearest to parallelograms, the best first, at most `most` of each relation.
 * Pairs that share a word make a triangle and are left out.
 *
 * @param differences  `[pairs, d]`
 * @param pairs  word indices, `[pairs * 2]`
 * @param labels  relation of each pair, ascending, `[pairs]`
 */
export function bestFaces(
  differences: DoubleMatrix,
  pairs: Uint32Array,
  labels: Uint32Array,
  most: number,
): Faces {
  const d = differences.columns;
  const product = (i: number, j: number) => dot(differences.data, i * d, differences.data, j * d, d);
  const squares = Float64Array.from(labels, (_, i) => product(i, i));
  const kept: Face[] = [];
  let total = 0;
  for (let from = 0, to = 0; from < labels.length; from = to) {
    while (to < labels.length && labels[to] === labels[from]) to++;
    const faces: Face[] = [];
    for (let i = from; i < to; i++) {
      for (let j = i + 1; j < to; j++) {
        if (shareWord(pairs, i, j)) continue;
        const cross = product(i, j);
        const error = parallelogramError(squares[i]!, squares[j]!, cross);
        faces.push({ i, j, error, trapezoid: 1 - cosineOf(squares[i]!, squares[j]!, cross) });
      }
    }
    total += faces.length;
    faces.sort((a, b) => a.error - b.error || a.i - b.i || a.j - b.j);
    kept.push(...faces.slice(0, most));
  }
  return {
    edges: Uint32Array.from(kept.flatMap(({ i, j }) => [i, j])),
    parallelogram: Float32Array.from(kept, (face) => face.error),
    trapezoid: Float32Array.from(kept, (face) => face.trapezoid),
    total,
  };
}

interface Face {
  readonly i: number;
  readonly j: number;
  readonly error: number;
  readonly trapezoid: number;
}

function shareWord(pairs: Uint32Array, i: number, j: number): boolean {
  const [a, b] = [pairs[2 * i], pairs[2 * i + 1]];
  const [c, d] = [pairs[2 * j], pairs[2 * j + 1]];
  return a === c || a === d || b === c || b === d;
}
