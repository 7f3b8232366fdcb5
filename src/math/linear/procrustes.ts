import { Matrix, SingularValueDecomposition } from 'ml-matrix';

/** Scores of n points along k axes, row-major, `[n, k]`. */
export type Scores = ArrayLike<number>;

export interface ProcrustesOptions {
  /**
   * `rotation`: the best orthogonal matrix; `signs`: the best sign for each axis, which keeps the axes themselves.
   * Default `rotation`.
   */
  readonly by?: 'rotation' | 'signs';
}

/** The best turn of one set of scores onto another. */
export interface Procrustes {
  /** R, orthogonal, `[k, k]`, row-major: a·R comes closest to b */
  readonly rotation: Float64Array;
  /** the rest, ‖A·R − B‖² / ‖B‖², at least 0; 0 if B is zero */
  readonly rest: number;
}

/**
 * The orthogonal matrix R that brings A·R closest to B in the sum of squares (Schönemann 1966: R = UVᵀ with
 * AᵀB = UΣVᵀ; SciPy's `orthogonal_procrustes`). Reflections are allowed. It centres and scales neither set. Under
 * `signs`, an axis without information keeps its direction.
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
    throw new RangeError('procrustes: expected finite scores, found a score that is not finite');
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
