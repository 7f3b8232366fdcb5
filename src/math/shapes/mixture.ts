/** The band that holds most points of a plane: |direction · point − centre| < ε · root mean square of that distance. */
export interface MixtureBand {
  /** the share of the points in it, in [0, 1] */
  readonly share: number;
  /** the direction across the band, in radians, in [0, π) */
  readonly angle: number;
  /** where the band lies along the direction */
  readonly centre: number;
}

/** The published half-width of the band, as a share of the root mean square distance from its centre. */
export const EPSILON = 0.1;
/** Directions tried, evenly over half a turn, and the largest number of centres tried along each. */
const DIRECTIONS = 90;
const CENTRES = 128;

/**
 * The ε-mixture index (Engels et al. 2024, arXiv 2405.14860, section 3): the largest share of the points with
 * |v·x + c| < ε·√mean((v·x + c)²), over directions v and offsets c. It is large for a mixture in which many points have no
 * part in one coordinate, and small for a circle. The published code climbs by gradients from a random start; here 90
 * directions and up to 128 of the points as centres of the band are tried, so that the same points give the same index.
 *
 * @param x  the first coordinates, `[n]`
 * @param y  the second coordinates, `[n]`
 * @throws RangeError when there are no points
 */
export function mixtureIndex(x: Float64Array, y: Float64Array, epsilon = EPSILON): MixtureBand {
  if (x.length === 0 || x.length !== y.length) {
    throw new RangeError(`mixtureIndex: expected pairs of coordinates, found ${x.length} and ${y.length}`);
  }
  const along = new Float64Array(x.length);
  let best: MixtureBand = { share: -1, angle: 0, centre: 0 };
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (Math.PI * i) / DIRECTIONS;
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    for (let t = 0; t < x.length; t++) along[t] = x[t]! * cosine + y[t]! * sine;
    along.sort();
    const band = fullestBand(along, epsilon);
    if (band.share > best.share) best = { ...band, angle };
  }
  return best;
}

/**
 * The band along one direction that holds most.
 *
 * @param sorted  the points along the direction, ascending
 */
function fullestBand(sorted: Float64Array, epsilon: number): { share: number; centre: number } {
  const n = sorted.length;
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const variance = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
  let best = { share: -1, centre: mean };
  const tries = Math.min(n, CENTRES);
  for (let i = -1; i < tries; i++) {
    const centre = i < 0 ? mean : sorted[Math.floor((i * n) / tries)]!;
    const reach = epsilon * Math.sqrt(variance + (centre - mean) ** 2);
    // Points that are all the same are in the band, although it has no width.
    const count = reach > 0 ? firstFrom(sorted, centre + reach) - firstFrom(sorted, centre - reach, true) : n;
    if (count / n > best.share) best = { share: count / n, centre };
  }
  return best;
}

/** The place of the first value of at least `bound`, or beyond it if `beyond`. */
function firstFrom(sorted: Float64Array, bound: number, beyond = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const before = beyond ? sorted[middle]! <= bound : sorted[middle]! < bound;
    if (before) low = middle + 1;
    else high = middle;
  }
  return low;
}
