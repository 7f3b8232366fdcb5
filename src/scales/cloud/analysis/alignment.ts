import type { Matrix } from '../../../math/matrices/matrix.ts';

/** A sign per axis, 1 or −1. */
export type Signs = readonly [number, number, number];

/** Three axes in the space of the decoder directions, which all layers of a residual stream share. */
export interface Projection {
  /** orthonormal, `[3, dim]` */
  readonly directions: Float64Array;
  /** what the scores along each axis are multiplied by, `[3]` */
  readonly factors: readonly [number, number, number];
}

/**
 * The signs that point each axis of one cloud the way the same axis of another cloud points: an eigenvector's own
 * sign says nothing, and without this a cloud may jump into its mirror image from one layer to the next. An axis
 * at right angles to its counterpart keeps its sign.
 *
 * @param before  `[3, dim]`
 * @param after   `[3, dim]`
 */
export function axisSigns(before: Float64Array, after: Float64Array): Signs {
  const dim = before.length / 3;
  const sign = (axis: number) => {
    let along = 0;
    for (let j = 0; j < dim; j++) along += before[axis * dim + j]! * after[axis * dim + j]!;
    return along < 0 ? -1 : 1;
  };
  return [sign(0), sign(1), sign(2)];
}

/** Positions with the axes' signs changed, `[n, 3]`; the same array if no sign is −1. */
export function withSigns(positions: Float32Array, signs: readonly number[]): Float32Array {
  if (signs.every((sign) => sign >= 0)) return positions;
  return positions.map((value, at) => value * signs[at % 3]!);
}

/**
 * Where decoder directions, centred on their own mean, lie along given axes: score × factor.
 *
 * @param decoder  `[n, dim]`
 * @returns `[n, 3]`
 * @throws RangeError when the axes have another dimension
 */
export function projected(decoder: Matrix, { directions, factors }: Projection): Float32Array {
  const { rows: n, columns: dim, data } = decoder;
  if (directions.length !== 3 * dim) {
    throw new RangeError(
      `projection: axes of ${directions.length / 3} dimensions, expected ${dim} as the features have`,
    );
  }
  const positions = new Float32Array(3 * n);
  for (let axis = 0; axis < 3; axis++) {
    let mean = 0;
    const scores = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let score = 0;
      for (let j = 0; j < dim; j++) score += data[i * dim + j]! * directions[axis * dim + j]!;
      scores[i] = score;
      mean += score / n;
    }
    for (let i = 0; i < n; i++) positions[3 * i + axis] = (scores[i]! - mean) * factors[axis]!;
  }
  return positions;
}
