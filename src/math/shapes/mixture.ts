import { bucketOf, bucketsOf, firstFrom, roomFor, sortedIn, type Buckets } from './buckets.ts';
import { outermost } from './outermost.ts';

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
/** Of this number of points at most, all directions are sorted and passed through: that takes no longer than a bound. */
const FEW = 400;

/**
 * The ε-mixture index (Engels et al. 2024, arXiv 2405.14860, section 3): the largest share of the points with
 * |v·x + c| < ε·√mean((v·x + c)²), over directions v and offsets c. It is large for a mixture in which many points have no
 * part in one coordinate, and small for a circle. The published code climbs by gradients from a random start; here 90
 * directions and up to 128 of the points as centres of the band are tried, so that the same points give the same index.
 *
 * @param x  the first coordinates, `[n]`
 * @param y  the second coordinates, `[n]`
 * @param few  the largest number of points that are sorted along every direction; changes the time, not the result
 * @throws RangeError when there are no points
 */
export function mixtureIndex(x: Float64Array, y: Float64Array, epsilon = EPSILON, few = FEW): MixtureBand {
  if (x.length === 0 || x.length !== y.length) {
    throw new RangeError(`mixtureIndex: expected pairs of coordinates, found ${x.length} and ${y.length}`);
  }
  const n = x.length;
  const border = outermost(x, y);
  const along = new Float64Array(n);
  const room = roomFor(n);
  let best: MixtureBand = { share: -1, angle: 0, centre: 0 };
  for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (Math.PI * i) / DIRECTIONS;
    const cosine = Math.cos(angle);
    const sine = Math.sin(angle);
    for (let t = 0; t < n; t++) along[t] = x[t]! * cosine + y[t]! * sine;
    let [least, most] = [Infinity, -Infinity];
    for (const t of border) {
      least = Math.min(least, along[t]!);
      most = Math.max(most, along[t]!);
    }
    const buckets = bucketsOf(along, least, most, room);
    if (n > few && atMost(buckets, along, epsilon) / n <= best.share) continue;
    const sorted = sortedIn(along, buckets, room);
    const band = fullestBand(sorted, n > few ? lookUp(sorted, buckets) : passThrough(sorted), epsilon);
    if (band.share > best.share) best = { ...band, angle };
  }
  return best;
}

/** More than rounding moves a bound, as a share of the range of the points. */
const SLACK = 1e-9;

/**
 * At least as many points as the fullest band along one direction holds, from the buckets only: most directions need not be
 * sorted.
 */
function atMost(buckets: Buckets, along: Float64Array, epsilon: number): number {
  const { least, most, scale, starts } = buckets;
  const n = along.length;
  if (scale === 0) return n;
  let [sum, squares] = [0, 0];
  for (let t = 0; t < n; t++) {
    const value = along[t]! - least;
    sum += value;
    squares += value * value;
  }
  const slack = SLACK * (most - least);
  const mean = least + sum / n;
  const variance = Math.max(0, squares / n - (sum / n) ** 2) + slack * (most - least);
  const tries = Math.min(n, CENTRES);
  let bound = 0;
  let bucket = 0;
  for (let i = -1; i < tries; i++) {
    // The centre lies in its bucket.
    const place = i < 0 ? -1 : Math.floor((i * n) / tries);
    while (place >= 0 && starts[bucket + 1]! <= place) bucket++;
    const low = place < 0 ? mean : least + bucket / scale;
    const high = place < 0 ? mean : least + (bucket + 1) / scale;
    const distance = Math.max(Math.abs(low - mean), Math.abs(high - mean));
    const reach = epsilon * Math.sqrt(variance + distance * distance) + slack;
    const count = starts[bucketOf(high + reach, buckets) + 1]! - starts[bucketOf(low - reach, buckets)]!;
    if (count > bound) bound = count;
  }
  return bound;
}

/** The number of points strictly between two bounds. */
type Between = (low: number, high: number) => number;

const lookUp =
  (sorted: Float64Array, buckets: Buckets): Between =>
  (low, high) =>
    firstFrom(sorted, buckets, high, false) - firstFrom(sorted, buckets, low, true);

/** The same for bounds of which each is near the one before, or beyond it: a band's bounds rise with its centre. */
function passThrough(sorted: Float64Array): Between {
  const n = sorted.length;
  let [first, end] = [0, 0];
  return (low, high) => {
    while (first < n && sorted[first]! <= low) first++;
    while (first > 0 && sorted[first - 1]! > low) first--;
    while (end < n && sorted[end]! < high) end++;
    while (end > 0 && sorted[end - 1]! >= high) end--;
    return end - first;
  };
}

/**
 * The band along one direction that holds most.
 *
 * @param sorted  the points along the direction, ascending
 */
function fullestBand(
  sorted: Float64Array,
  between: Between,
  epsilon: number,
): { share: number; centre: number } {
  const n = sorted.length;
  let [sum, squares] = [0, 0];
  for (let i = 0; i < n; i++) sum += sorted[i]!;
  const mean = sum / n;
  for (let i = 0; i < n; i++) squares += (sorted[i]! - mean) ** 2;
  const variance = squares / n;
  let [most, middle] = [-1, mean];
  const tries = Math.min(n, CENTRES);
  for (let i = -1; i < tries; i++) {
    const centre = i < 0 ? mean : sorted[Math.floor((i * n) / tries)]!;
    const reach = epsilon * Math.sqrt(variance + (centre - mean) ** 2);
    // Points that are all the same are in the band, although it has no width.
    const count = reach > 0 ? between(centre - reach, centre + reach) : n;
    if (count > most) [most, middle] = [count, centre];
  }
  return { share: most / n, centre: middle };
}
