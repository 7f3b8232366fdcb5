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

/** What one step of the seeding knows, in arrays that all steps use again. */
interface Step {
  /** squared distance of each point to the nearest centre so far, `[n]` */
  readonly closest: Float64Array;
  /** the number of this centre, `[n]` */
  readonly nearest: Uint32Array;
  /** the same distance if each trial were a centre, `[n, trials]` */
  readonly lowered: Float64Array;
  /** the sums of these, `[trials]` */
  readonly inertias: Float64Array;
}

function* chooseCentres(
  points: Points,
  kernel: DenseKernel | null,
  k: number,
  { first, uniforms }: SeedDraws,
): Paced<Uint32Array> {
  const { n } = points;
  const trials = trialsOf(k);
  const chosen = new Uint32Array(k).fill(first);
  const step: Step = {
    closest: new Float64Array(n).fill(Infinity),
    nearest: new Uint32Array(n),
    lowered: new Float64Array(n * trials),
    inertias: new Float64Array(trials),
  };
  const measure = (drawn: readonly number[], count: number) =>
    kernel
      ? measureWide(points, kernel, step, drawn)
      : measureNarrow(points, step, drawn, chosen.subarray(0, count));
  measure([first], 0);
  take(step, 0, 1, 0);
  const cumulative = new Float64Array(n);
  for (let count = 1; count < k; count++) {
    yield n * (trials * points.dim + 1);
    const total = accumulate(step.closest, cumulative);
    const drawn = Array.from({ length: trials }, (_, t) =>
      search(cumulative, uniforms[(count - 1) * trials + t]! * total),
    );
    measure(drawn, count);
    let best = 0;
    for (let t = 1; t < trials; t++) if (step.inertias[t]! < step.inertias[best]!) best = t;
    chosen[count] = drawn[best]!;
    take(step, best, trials, count);
  }
  return chosen;
}

/** Writes the running sums; returns the last. */
function accumulate(values: Float64Array, sums: Float64Array): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) sums[i] = total += values[i]!;
  return total;
}

/** Makes trial t of `trials` the centre with the number `centre`. */
function take({ closest, nearest, lowered }: Step, t: number, trials: number, centre: number): void {
  for (let i = 0, at = t; i < closest.length; i++, at += trials) {
    if (lowered[at]! === closest[i]!) continue;
    closest[i] = lowered[at]!;
    nearest[i] = centre;
  }
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

/** Room for rounding in the triangle inequality. */
const SLACK = 1e-9;

/**
 * Measures the trials in few dimensions. A point that is at most half as far from its centre as this is from a trial has no
 * smaller distance to the trial.
 *
 * @param chosen  the centres so far
 */
function measureNarrow(
  points: Points,
  { closest, nearest, lowered, inertias }: Step,
  drawn: readonly number[],
  chosen: Uint32Array,
): void {
  const { data, n, dim } = points;
  const trials = drawn.length;
  const apart = new Float64Array(chosen.length);
  drawn.forEach((trial, t) => {
    const offset = trial * dim;
    for (let c = 0; c < chosen.length; c++) {
      apart[c] = (squaredDistance(points, chosen[c]!, data, offset) / 4) * (1 - SLACK);
    }
    let sum = 0;
    for (let i = 0, at = t; i < n; i++, at += trials) {
      let least = closest[i]!;
      if (chosen.length === 0 || least > apart[nearest[i]!]!) {
        const distance = squaredDistance(points, i, data, offset);
        if (distance < least) least = distance;
      }
      lowered[at] = least;
      sum += least;
    }
    inertias[t] = sum;
  });
}

/**
 * With fewer multiplications a step stays in float64, so that it draws the same points with every set of kernels; with
 * more, float32 products decide which points are drawn.
 */
const DOUBLE_BELOW = 5e7;

/** Measures the trials in many dimensions. */
function measureWide(points: Points, kernel: DenseKernel, step: Step, drawn: readonly number[]): void {
  const { n, dim, data } = points;
  const trials = drawn.length;
  const columns = new Float64Array(dim * trials);
  drawn.forEach((trial, t) => {
    for (let c = 0; c < dim; c++) columns[c * trials + t] = data[trial * dim + c]!;
  });
  const double = n * dim * trials < DOUBLE_BELOW;
  const products = double
    ? kernel.timesMany(columns, trials)
    : kernel.timesMatrix({ data: Float32Array.from(columns), rows: dim, columns: trials }).data;
  lower(points, step, drawn, products);
}

/** @param products  of each point with each trial, `[n, trials]` */
function lower(
  points: Points,
  { closest, lowered, inertias }: Step,
  drawn: readonly number[],
  products: Float64Array | Float32Array,
): void {
  const { n, dim, squares, data } = points;
  const trials = drawn.length;
  const own = Float64Array.from(drawn, (trial) => squares[trial]!);
  inertias.fill(0);
  for (let i = 0, at = 0; i < n; i++) {
    for (let t = 0; t < trials; t++, at++) {
      const both = squares[i]! + own[t]!;
      let distance = both - 2 * products[at]!;
      // Near zero the difference of squares has no digits left, but equal points must be at distance 0.
      if (distance < 1e-4 * both) distance = squaredDistance(points, i, data, drawn[t]! * dim);
      const least = closest[i]! < distance ? closest[i]! : distance;
      lowered[at] = least;
      inertias[t]! += least;
    }
  }
}
