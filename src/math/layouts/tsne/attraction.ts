import type { JointProbabilities } from './jointProbabilities.ts';

/** Some rows of the joint probabilities: rows `[first, first + n)`, columns of all points. */
export interface ProbabilityRows extends JointProbabilities {
  readonly first: number;
}

/** Rows `[from, to)` of the joint probabilities, without copying. */
export function probabilityRows(joint: JointProbabilities, from: number, to: number): ProbabilityRows {
  const begin = joint.indptr[from]!;
  const end = joint.indptr[to]!;
  return {
    first: from,
    n: to - from,
    indptr: joint.indptr.slice(from, to + 1).map((at) => at - begin),
    indices: joint.indices.subarray(begin, end),
    values: joint.values.subarray(begin, end),
  };
}

/**
 * How neighbours pull: Σⱼ p q (yᵢ − yⱼ) with q = 1 / (1 + ‖yᵢ − yⱼ‖²), `[rows.n, dimensions]`.
 *
 * @param positions  of all points, `[points, dimensions]`
 */
export function attraction(
  { first, n, indptr, indices, values }: ProbabilityRows,
  positions: Float64Array,
  dimensions: number,
): Float64Array {
  const forces = new Float64Array(n * dimensions);
  const depth = dimensions - 2;
  for (let i = 0; i < n; i++) {
    const own = (first + i) * dimensions;
    const x = positions[own]!;
    const y = positions[own + 1]!;
    // In the plane the third difference is that of a coordinate from itself: 0.
    const z = depth * positions[own + dimensions - 1]!;
    let [fx, fy, fz] = [0, 0, 0];
    for (let at = indptr[i]!; at < indptr[i + 1]!; at++) {
      const other = indices[at]! * dimensions;
      const dx = x - positions[other]!;
      const dy = y - positions[other + 1]!;
      const dz = z - depth * positions[other + dimensions - 1]!;
      const pull = values[at]! / (1 + dx * dx + dy * dy + dz * dz);
      fx += pull * dx;
      fy += pull * dy;
      fz += pull * dz;
    }
    forces[i * dimensions] = fx;
    forces[i * dimensions + 1] = fy;
    if (depth) forces[i * dimensions + 2] = fz;
  }
  return forces;
}

/**
 * The Kullback–Leibler divergence Σ p ln(p / q) of the layout's similarities from the joint probabilities, in nats, with
 * q(i, j) = 1 / (1 + ‖yᵢ − yⱼ‖²) / Z.
 *
 * @param positions  `[n, dimensions]`
 * @param normalisation  Z, the sum of the unnormalised similarities over all ordered pairs
 */
export function divergence(
  { n, indptr, indices, values }: JointProbabilities,
  positions: Float64Array,
  dimensions: number,
  normalisation: number,
): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let at = indptr[i]!; at < indptr[i + 1]!; at++) {
      let distance = 0;
      for (let axis = 0; axis < dimensions; axis++) {
        distance += (positions[i * dimensions + axis]! - positions[indices[at]! * dimensions + axis]!) ** 2;
      }
      const p = values[at]!;
      if (p > 0) sum += p * Math.log(p * (1 + distance) * normalisation);
    }
  }
  return sum;
}
