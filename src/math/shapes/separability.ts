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
  const a = new Float64Array(x.length);
  const b = new Float64Array(x.length);
  let best: Separability = { bits: Infinity, angle: 0 };
  for (let i = 0; i < rotations; i++) {
    const angle = (Math.PI / 2) * (i / rotations);
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    for (let t = 0; t < x.length; t++) {
      a[t] = x[t]! * cosine + y[t]! * sine;
      b[t] = y[t]! * cosine - x[t]! * sine;
    }
    const bits = mutualInformation(a, b, cells);
    if (bits < best.bits) best = { bits, angle };
  }
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
  const [across, up] = [extremes(x), extremes(y)];
  // If no value differs, all are in one cell.
  const [stretchX, stretchY] = [
    across.width > 0 ? cells / across.width : 0,
    up.width > 0 ? cells / up.width : 0,
  ];
  const counts = new Float64Array(cells * cells);
  for (let t = 0; t < x.length; t++) {
    const column = Math.min(cells - 1, Math.floor((x[t]! - across.least) * stretchX));
    const line = Math.min(cells - 1, Math.floor((y[t]! - up.least) * stretchY));
    counts[column * cells + line]!++;
  }
  return informationIn(counts, cells, x.length);
}

/** The mutual information of counts in `[cells, cells]`, in bits. */
function informationIn(counts: Float64Array, cells: number, n: number): number {
  const columns = new Float64Array(cells);
  const lines = new Float64Array(cells);
  for (let at = 0, i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++, at++) {
      columns[i]! += counts[at]!;
      lines[j]! += counts[at]!;
    }
  }
  let sum = 0;
  for (let at = 0, i = 0; i < cells; i++) {
    for (let j = 0; j < cells; j++, at++) {
      const count = counts[at]!;
      if (count > 0) sum += count * Math.log2((count * n) / (columns[i]! * lines[j]!));
    }
  }
  return Math.max(0, sum / n);
}

function extremes(values: Float64Array): { readonly least: number; readonly width: number } {
  let [least, most] = [Infinity, -Infinity];
  for (let t = 0; t < values.length; t++) {
    const value = values[t]!;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return { least, width: most - least };
}
