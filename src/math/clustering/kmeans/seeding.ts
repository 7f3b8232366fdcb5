import type { DenseKernel } from '../../kernels/interface.ts';
import { kernels } from '../../kernels/kernels.ts';
import type { Draws } from '../../random/numpyRandom.ts';
import type { Paced } from './paced.ts';
import { squaredDistance, type Points } from './points.ts';

/** What the seeding of one descent draws. */
export interface SeedDraws {
  /** the first centre, a number of a point */
  readonly first: number;
  /** in [0, 1), `[k − 1, trials]` */
  readonly uniforms: Float64Array;
}

const trialsOf = (k: number) => 2 + Math.floor(Math.log(k));

/** Draws what seeding k centres among n points needs, in scikit-learn's order. */
export function seedDraws(n: number, k: number, stream: Draws): SeedDraws {
  const first = stream.integer(n);
  return { first, uniforms: Float64Array.from({ length: (k - 1) * trialsOf(k) }, () => stream.uniform()) };
}

/**
 * First centres by greedy k-means++: each next centre is the best of 2 + ⌊ln k⌋ points drawn with probability
 * proportional to their squared distance from the centres so far (Arthur, Vassilvitskii 2007; scikit-learn's
 * `kmeans_plusplus`).
 *
 * @returns the numbers of the chosen points, `[k]`; if fewer than k points are distinct, some repeat
 */
export function* seedCentres(points: Points, k: number, draws: SeedDraws): Paced<Uint32Array> {
  const kernel = keptBy(points);
  try {
    return yield* chooseCentres(points, kernel, k, draws);
  } finally {
    kernel?.free();
  }
}

/** Dimensions from which the kernels beat plain loops. */
const WIDE = 32;

/** The points as a kernel keeps them, in float32; null if plain float64 loops are faster. */
function keptBy({ data, n, dim }: Points): DenseKernel | null {
  return dim < WIDE ? null : kernels().dense({ data: Float32Array.from(data), rows: n, columns: dim });
}

function* chooseCentres(
  points: Points,
  kernel: DenseKernel | null,
  k: number,
  { first, uniforms }: SeedDraws,
): Paced<Uint32Array> {
  const { n } = points;
  const trials = trialsOf(k);
  const chosen = new Uint32Array(k);
  chosen[0] = first;
  let closest = distancesTo(points, kernel, [first])[0]!;
  const cumulative = new Float64Array(n);
  for (let step = 1; step < k; step++) {
    yield n * (trials * points.dim + 1);
    let total = 0;
    for (let i = 0; i < n; i++) cumulative[i] = total += closest[i]!;
    const drawn = Array.from({ length: trials }, (_, t) =>
      search(cumulative, uniforms[(step - 1) * trials + t]! * total),
    );
    const distances = distancesTo(points, kernel, drawn);
    let best = 0;
    let least = Infinity;
    for (let t = 0; t < trials; t++) {
      const inertia = lower(distances[t]!, closest);
      if (inertia < least) {
        least = inertia;
        best = t;
      }
    }
    chosen[step] = drawn[best]!;
    closest = distances[best]!;
  }
  return chosen;
}

/** Replaces each distance by its bound if that is smaller; returns the sum. */
function lower(distances: Float64Array, bound: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < distances.length; i++) {
    if (bound[i]! < distances[i]!) distances[i] = bound[i]!;
    sum += distances[i]!;
  }
  return sum;
}

/** The first index whose cumulative sum reaches `value` (NumPy's searchsorted, left), clipped. */
function search(cumulative: Float64Array, value: number): number {
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Squared distances from each chosen point to all points: an array `[n]` each. */
function distancesTo(points: Points, kernel: DenseKernel | null, chosen: readonly number[]): Float64Array[] {
  if (kernel) return wideDistancesTo(points, kernel, chosen);
  const { data, n, dim } = points;
  return chosen.map((centre) => {
    const distances = new Float64Array(n);
    for (let i = 0; i < n; i++) distances[i] = squaredDistance(points, i, data, centre * dim);
    return distances;
  });
}

/**
 * With fewer multiplications a step stays in float64, so that it draws the same points with every set of kernels; with
 * more, float32 products decide which points are drawn.
 */
const DOUBLE_BELOW = 5e7;

function wideDistancesTo(points: Points, kernel: DenseKernel, chosen: readonly number[]): Float64Array[] {
  const { n, dim, squares, data } = points;
  const width = chosen.length;
  const columns = new Float64Array(dim * width);
  chosen.forEach((centre, t) => {
    for (let c = 0; c < dim; c++) columns[c * width + t] = data[centre * dim + c]!;
  });
  const double = n * dim * width < DOUBLE_BELOW;
  const products = double
    ? kernel.timesMany(columns, width)
    : kernel.timesMatrix({ data: Float32Array.from(columns), rows: dim, columns: width }).data;
  return chosen.map((centre, t) => {
    const distances = new Float64Array(n);
    const own = squares[centre]!;
    for (let i = 0; i < n; i++) {
      const approximate = squares[i]! + own - 2 * products[i * width + t]!;
      // Near zero the difference of squares has no digits left, but equal points must be at distance 0.
      const lost = approximate < 1e-4 * (squares[i]! + own);
      distances[i] = lost ? squaredDistance(points, i, data, centre * dim) : approximate;
    }
    return distances;
  });
}
