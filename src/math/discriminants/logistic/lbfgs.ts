import { dot } from '../../matrices/dot.ts';

/** The value and the gradient of a smooth function at a point. */
export interface Evaluation {
  readonly value: number;
  readonly gradient: Float64Array;
}

export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  /** largest |entry| of the gradient there */
  readonly gradient: number;
  /** whether the gradient is within the tolerance */
  readonly converged: boolean;
  readonly iterations: number;
}

export interface LbfgsOptions {
  /** largest |entry| of the gradient allowed */
  readonly tolerance: number;
  /** the largest number of steps; the point after them is returned */
  readonly iterations: number;
  /** the relative rounding of a value, default 1e-13 */
  readonly noise?: number;
  /** an inverse of the second derivative, approximately, times a gradient: symmetric and positive definite; default a multiple of it */
  readonly solve?: (gradient: Float64Array) => Float64Array;
}

/** Pairs of steps and changes of the gradient that approximate the Hessian (SciPy's default). */
const MEMORY = 10;
/** The least decrease, as a fraction of the decrease that the slope predicts (Armijo). */
const DECREASE = 1e-4;
const MOST_HALVINGS = 30;

interface Pair {
  readonly step: Float64Array;
  readonly change: Float64Array;
  readonly product: number;
}

/**
 * Minimises a smooth convex function by L-BFGS (Nocedal, Wright, Numerical Optimization 2006, algorithms 7.4 and 7.5), as
 * a dialogue: it yields the points at which it needs the function and receives `next(evaluation)`, so that several
 * minimisations can share the passes over the data.
 *
 * @param start  the first point; not changed
 */
export function* lbfgs(
  start: Float64Array,
  { tolerance, iterations, noise = 1e-13, solve }: LbfgsOptions,
): Generator<Float64Array, Minimum, Evaluation> {
  let point = start;
  let { value, gradient } = yield point;
  const pairs: Pair[] = [];
  for (let iteration = 0; ; iteration++) {
    const steepest = largest(gradient);
    if (steepest <= tolerance || iteration === iterations) {
      return { point, value, gradient: steepest, converged: steepest <= tolerance, iterations: iteration };
    }
    const direction = descentDirection(gradient, pairs, solve);
    const slope = inner(direction, gradient);
    let length = pairs.length > 0 || solve ? 1 : Math.min(1, 1 / Math.sqrt(inner(gradient, gradient)));
    let found: { at: Float64Array; evaluation: Evaluation } | null = null;
    for (let halving = 0; halving < MOST_HALVINGS && !found; halving++) {
      const at = along(point, direction, length);
      const evaluation = yield at;
      // The last digits of a value are noise: a step that changes only them counts as a decrease.
      const allowed = value + DECREASE * length * slope + noise * Math.abs(value);
      if (evaluation.value <= allowed) found = { at, evaluation };
      else length = interpolated(length, value, slope, evaluation.value);
    }
    if (!found) return { point, value, gradient: steepest, converged: false, iterations: iteration };
    const step = along(found.at, point, -1);
    const change = along(found.evaluation.gradient, gradient, -1);
    const product = inner(step, change);
    if (product > 1e-14 * inner(change, change)) pairs.push({ step, change, product });
    if (pairs.length > MEMORY) pairs.shift();
    point = found.at;
    ({ value, gradient } = found.evaluation);
  }
}

/** −H·gradient by the two-loop recursion. */
function descentDirection(
  gradient: Float64Array,
  pairs: readonly Pair[],
  solve: LbfgsOptions['solve'],
): Float64Array {
  let q: Float64Array = gradient.slice();
  const weights = pairs.map(() => 0);
  for (let p = pairs.length - 1; p >= 0; p--) {
    const { step, change, product } = pairs[p]!;
    weights[p] = inner(step, q) / product;
    add(q, change, -weights[p]!);
  }
  if (solve) q = solve(q);
  else {
    const last = pairs.at(-1);
    const scale = last ? last.product / inner(last.change, last.change) : 1;
    for (let i = 0; i < q.length; i++) q[i]! *= scale;
  }
  pairs.forEach(({ step, change, product }, p) => add(q, step, weights[p]! - inner(change, q) / product));
  for (let i = 0; i < q.length; i++) q[i] = -q[i]!;
  return q;
}

/** The minimum of the parabola through value, slope and the value that is too high, within 0.1 … 0.5 of the length. */
function interpolated(length: number, value: number, slope: number, tooHigh: number): number {
  const guess = (-slope * length * length) / (2 * (tooHigh - value - slope * length));
  return Number.isFinite(guess) ? Math.min(0.5 * length, Math.max(0.1 * length, guess)) : 0.1 * length;
}

/** a + times · b. */
function along(a: Float64Array, b: Float64Array, times: number): Float64Array {
  const sum = a.slice();
  add(sum, b, times);
  return sum;
}

const inner = (a: Float64Array, b: Float64Array) => dot(a, 0, b, 0, a.length);

function add(a: Float64Array, b: Float64Array, times: number): void {
  for (let i = 0; i < a.length; i++) a[i]! += times * b[i]!;
}

function largest(a: Float64Array): number {
  let most = 0;
  for (let i = 0; i < a.length; i++) most = Math.max(most, Math.abs(a[i]!));
  return most;
}
