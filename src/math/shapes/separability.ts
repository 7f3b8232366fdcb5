import { entropyTerms, informationIn, nearInformation, ROUNDING } from './information.ts';
import { countRotations } from './rotatedCounts.ts';

/** The least mutual information of the two coordinates of a plane's points, over rotations of the plane. */
export interface Separability {
  /** in bits, at least 0 */
  readonly bits: number;
  /** the rotation with the least, in radians, in [0, π/2) */
  readonly angle: number;
}

/** The published number of cells along each axis. */
export const CELLS = 10;

/**
 * The separability index (Engels et al. 2024, arXiv 2405.14860, section 3): the least mutual information of the two
 * coordinates, over rotations. It is small for points whose coordinates are independent along some pair of axes, and
 * large for a circle. A quarter turn only swaps the coordinates, so rotations stay below it. The estimate from counts is
 * biased upwards by about (cells − 1)²/(2n ln 2) bits, so it means something only beside a null of as many points.
 *
 * @param x  the first coordinates, `[n]`
 * @param y  the second coordinates, `[n]`
 * @param rotations  the number of rotations, at least 1
 * @throws RangeError when there are no points, or no rotations
 */
export function separabilityIndex(
  x: Float64Array,
  y: Float64Array,
  rotations: number,
  cells = CELLS,
): Separability {
  if (x.length === 0 || x.length !== y.length) {
    throw new RangeError(
      `separabilityIndex: expected pairs of coordinates, found ${x.length} and ${y.length}`,
    );
  }
  if (!(rotations >= 1))
    throw new RangeError(`separabilityIndex: expected at least 1 rotation, found ${rotations}`);
  const terms = entropyTerms(x.length);
  let best: Separability = { bits: Infinity, angle: 0 };
  countRotations(x, y, rotations, cells, (counts, i) => {
    // The defining sum has a logarithm for each cell; most rotations are clearly not the least without it.
    if (nearInformation(counts, cells, terms) > best.bits + ROUNDING) return;
    const bits = informationIn(counts, cells, x.length);
    if (bits < best.bits) best = { bits, angle: (Math.PI / 2) * (i / rotations) };
  });
  return best;
}

/**
 * The mutual information of two coordinates, in bits, from their counts in cells × cells equal cells between the least
 * and the largest of each, as `numpy.histogram2d` cuts them.
 *
 * @param x  `[n]`
 * @param y  `[n]`
 */
export function mutualInformation(x: Float64Array, y: Float64Array, cells = CELLS): number {
  let bits = 0;
  countRotations(x, y, 1, cells, (counts) => (bits = informationIn(counts, cells, x.length)));
  return bits;
}
