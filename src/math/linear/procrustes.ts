import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** Scores of n points along k axes, row-major, `[n, k]`. */
export type Scores = ArrayLike<number>;

export interface ProcrustesOptions {
  /**
   * `rotation`: the best orthogonal matrix; `signs`: the best choice of a sign per axis, which leaves the
   * axes themselves as they are. `rotation` where left out.
   */
  readonly by?: 'rotation' | 'signs';
}

/** How one set of scores is best turned onto another. */
export interface Procrustes {
  /** orthogonal, `[k, k]`, row-major; a point's scores times it, a·R, come closest to b */
  readonly rotation: Float64Array;
  /** what is left: ‖A·R − B‖² / ‖B‖², at least 0; 0 where B is zero */
  readonly rest: number;
}

/**
 * The orthogonal matrix R that brings A·R closest to B in the sum of squares (Schönemann 1966: R = UVᵀ
 * with AᵀB = UΣVᵀ; SciPy's `orthogonal_procrustes`). Reflections are allowed. Neither set is centred or
 * scaled here. An axis on which nothing is known keeps its direction under `signs`.
 *
 * @param a  `[n, k]`
 * @param b  `[n, k]`
 * @throws RangeError when the sizes differ, k does not divide them, or a number is not finite
 */
export function procrustes(a: Scores, b: Scores, k: number, options: ProcrustesOptions = {}): Procrustes {
  if (!(k >= 1) || a.length % k !== 0 || a.length !== b.length) {
    throw new RangeError(
      `procrustes: ${a.length} and ${b.length} scores along ${k} axes, expected n × k in both`,
    );
  }
  const cross = crossProduct(a, b, k);
  const rotation = options.by === 'signs' ? bestSigns(cross, k) : bestRotation(cross, k);
  return { rotation, rest: restOf(a, b, k, rotation) };
}

/** AᵀB, `[k, k]`. */
function crossProduct(a: Scores, b: Scores, k: number): Float64Array {
  const cross = new Float64Array(k * k);
  for (let at = 0; at < a.length; at += k) {
    for (let i = 0; i < k; i++) {
      for (let j = 0; j < k; j++) cross[i * k + j] = cross[i * k + j]! + a[at + i]! * b[at + j]!;
    }
  }
  if (!cross.every(Number.isFinite)) {
    throw new RangeError('procrustes: scores that are not finite, expected finite numbers');
  }
  return cross;
}

function bestRotation(cross: Float64Array, k: number): Float64Array {
  const svd = new SingularValueDecomposition(Matrix.from1DArray(k, k, cross), { autoTranspose: true });
  const rotation = svd.leftSingularVectors.mmul(svd.rightSingularVectors.transpose());
  return Float64Array.from(rotation.to1DArray());
}

function bestSigns(cross: Float64Array, k: number): Float64Array {
  const rotation = new Float64Array(k * k);
  for (let i = 0; i < k; i++) rotation[i * k + i] = cross[i * k + i]! < 0 ? -1 : 1;
  return rotation;
}

function restOf(a: Scores, b: Scores, k: number, rotation: Float64Array): number {
  let rest = 0;
  let size = 0;
  for (let at = 0; at < a.length; at += k) {
    for (let j = 0; j < k; j++) {
      let turned = 0;
      for (let i = 0; i < k; i++) turned += a[at + i]! * rotation[i * k + j]!;
      rest += (turned - b[at + j]!) ** 2;
      size += b[at + j]! ** 2;
    }
  }
  return size > 0 ? rest / size : 0;
}
