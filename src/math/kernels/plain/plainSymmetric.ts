import { identity } from '../../matrices/identity.ts';
import { checkLength, lifetime } from '../checks.ts';
import type { Rotations, SymmetricKernel } from '../eigen.ts';

/** Columns that are eliminated before the rest of the matrix is updated. */
const PANEL = 32;

/**
 * A symmetric matrix on its way to tridiagonal form. `a` holds the upper triangle by rows; after column j is
 * eliminated, the right part of row j holds the Householder vector of its reflection.
 */
interface Reduction {
  readonly n: number;
  readonly a: Float64Array;
  readonly diagonal: Float64Array;
  readonly beside: Float64Array;
  /** factor of each reflection H = I − τ v vᵀ, 0 if none was needed */
  readonly tau: Float64Array;
}

/** The steps of a symmetric eigenproblem in plain TypeScript; see `SymmetricKernel`. */
export function plainSymmetric(matrix: Float64Array, n: number): SymmetricKernel {
  checkLength('symmetric', n * n, matrix.length);
  const life = lifetime('symmetric kernel');
  const a = matrix.slice();
  const tau = new Float64Array(n);
  const reduction = { n, a, tau, diagonal: new Float64Array(n), beside: new Float64Array(n) };
  const v = new Float64Array(PANEL * n);
  const w = new Float64Array(PANEL * n);
  let q: Float64Array | null = null;
  let reduced = 0;
  let left = n;
  return {
    reduce() {
      life.check();
      const count = Math.min(PANEL, n - reduced);
      reducePanel(reduction, reduced, count, v, w);
      reduced += count;
      updateTrailing(a, n, reduced, count, v, w);
      return reduced < n;
    },
    tridiagonal: () => ({ diagonal: reduction.diagonal.slice(), beside: reduction.beside.slice() }),
    accumulate() {
      life.check();
      q ??= identity(n);
      const first = Math.max(0, left - PANEL);
      accumulate(q, reduction, first, left);
      left = first;
      return left > 0;
    },
    turn(rotations) {
      life.check();
      if (q) turnRows(q, n, rotations);
    },
    vectors: () => (q ??= identity(n)).slice(),
    free: () => life.free(),
  };
}

/**
 * Eliminates columns `[from, from + count)`. The matrix to the right and below stays as it is; the pending update,
 * −(V Wᵀ + W Vᵀ), is returned as the rows of `v` and `w`, `[count, n]`.
 */
function reducePanel(state: Reduction, from: number, count: number, v: Float64Array, w: Float64Array): void {
  const { n, a, diagonal, beside, tau } = state;
  for (let p = 0; p < count; p++) {
    const j = from + p;
    const row = a.subarray(j * n, (j + 1) * n);
    for (let q = 0; q < p; q++) {
      subtractTwo(
        row,
        j,
        n,
        w[q * n + j]!,
        v.subarray(q * n, (q + 1) * n),
        v[q * n + j]!,
        w.subarray(q * n, (q + 1) * n),
      );
    }
    diagonal[j] = row[j]!;
    const vector = v.subarray(p * n, (p + 1) * n);
    const image = w.subarray(p * n, (p + 1) * n);
    tau[j] = reflect(row, j + 1, n);
    beside[j] = j + 1 < n ? row[j + 1]! : 0;
    vector.fill(0, 0, j + 1);
    image.fill(0, 0, j + 1);
    if (j + 1 >= n) continue;
    row[j + 1] = 1;
    vector.set(row.subarray(j + 1), j + 1);
    imageOf(state, j, p, v, w, vector, image);
  }
}

/** row ← row − s·x − t·y over `[from, to)`. */
function subtractTwo(
  row: Float64Array,
  from: number,
  to: number,
  s: number,
  x: Float64Array,
  t: number,
  y: Float64Array,
): void {
  for (let c = from; c < to; c++) row[c] = row[c]! - s * x[c]! - t * y[c]!;
}

/**
 * Makes a Householder reflection that maps row[from … to) to (β, 0, …, 0): afterwards row[from] is β and the rest is
 * the vector v without its first entry, 1 (LAPACK's `dlarfg`). Returns τ.
 */
function reflect(row: Float64Array, from: number, to: number): number {
  if (from >= to) return 0;
  let tail = 0;
  for (let c = from + 1; c < to; c++) tail += row[c]! * row[c]!;
  if (tail === 0) return 0;
  const alpha = row[from]!;
  const norm = Math.sqrt(alpha * alpha + tail);
  const beta = alpha > 0 ? -norm : norm;
  const scale = 1 / (alpha - beta);
  for (let c = from + 1; c < to; c++) row[c] = row[c]! * scale;
  row[from] = beta;
  return (beta - alpha) / beta;
}

/**
 * The vector w for which the reflection by v adds −(v wᵀ + w vᵀ) to the matrix right of column j:
 * w = τ A v − ½ τ² (vᵀ A v) v, with A corrected for the panel's `p` earlier columns.
 */
function imageOf(
  state: Reduction,
  j: number,
  p: number,
  v: Float64Array,
  w: Float64Array,
  vector: Float64Array,
  image: Float64Array,
): void {
  const { n, a, tau } = state;
  symmetricTimes(a, n, j + 1, vector, image);
  for (let q = 0; q < p; q++) {
    const earlierV = v.subarray(q * n, (q + 1) * n);
    const earlierW = w.subarray(q * n, (q + 1) * n);
    subtractTwo(
      image,
      j + 1,
      n,
      dot(earlierW, vector, j + 1, n),
      earlierV,
      dot(earlierV, vector, j + 1, n),
      earlierW,
    );
  }
  const t = tau[j]!;
  const half = 0.5 * t * t * dot(image, vector, j + 1, n);
  for (let c = j + 1; c < n; c++) image[c] = t * image[c]! - half * vector[c]!;
}

function dot(x: Float64Array, y: Float64Array, from: number, to: number): number {
  let s0 = 0;
  let s1 = 0;
  let c = from;
  for (; c + 1 < to; c += 2) {
    s0 += x[c]! * y[c]!;
    s1 += x[c + 1]! * y[c + 1]!;
  }
  if (c < to) s0 += x[c]! * y[c]!;
  return s0 + s1;
}

/** y ← A x over rows and columns `[from, n)`, by the upper triangle of A: two rows at a time. */
function symmetricTimes(a: Float64Array, n: number, from: number, x: Float64Array, y: Float64Array): void {
  y.fill(0, from, n);
  let r = from;
  for (; r + 1 < n; r += 2) {
    const upper = r * n;
    const lower = upper + n;
    const x0 = x[r]!;
    const x1 = x[r + 1]!;
    const across = a[upper + r + 1]!;
    let s0 = y[r]! + a[upper + r]! * x0 + across * x1;
    let s1 = y[r + 1]! + across * x0 + a[lower + r + 1]! * x1;
    for (let c = r + 2; c < n; c++) {
      const a0 = a[upper + c]!;
      const a1 = a[lower + c]!;
      const xc = x[c]!;
      s0 += a0 * xc;
      s1 += a1 * xc;
      y[c] = y[c]! + (a0 * x0 + a1 * x1);
    }
    y[r] = s0;
    y[r + 1] = s1;
  }
  if (r < n) y[r] = y[r]! + a[r * n + r]! * x[r]!;
}

/** A ← A − V Wᵀ − W Vᵀ on the upper triangle of rows `[from, n)`, two vectors of each at a time. */
function updateTrailing(
  a: Float64Array,
  n: number,
  from: number,
  count: number,
  v: Float64Array,
  w: Float64Array,
): void {
  for (let r = from; r < n; r++) {
    const row = r * n;
    let q = 0;
    for (; q + 1 < count; q += 2) {
      const p = q * n;
      const v0 = v[p + r]!;
      const w0 = w[p + r]!;
      const v1 = v[p + n + r]!;
      const w1 = w[p + n + r]!;
      for (let c = r; c < n; c++) {
        const at = p + c;
        a[row + c] = a[row + c]! - (v0 * w[at]! + w0 * v[at]!) - (v1 * w[at + n]! + w1 * v[at + n]!);
      }
    }
    if (q < count) {
      const p = q * n;
      const v0 = v[p + r]!;
      const w0 = w[p + r]!;
      for (let c = r; c < n; c++) a[row + c] = a[row + c]! - v0 * w[p + c]! - w0 * v[p + c]!;
    }
  }
}

/** Applies reflections `[first, last)`, the last one first, to the rows of `q` after each. */
function accumulate(q: Float64Array, { n, a, tau }: Reduction, first: number, last: number): void {
  for (let r = first + 1; r < n; r++) {
    const row = q.subarray(r * n, (r + 1) * n);
    for (let j = Math.min(last, r) - 1; j >= first; j--) {
      const t = tau[j]!;
      if (t === 0) continue;
      const v = a.subarray(j * n, (j + 1) * n);
      const s = t * dot(row, v, j + 1, n);
      for (let c = j + 1; c < n; c++) row[c] = row[c]! - s * v[c]!;
    }
  }
}

/** Turns rows of `z`, `[n, n]`, in strips of columns that stay in cache. */
function turnRows(z: Float64Array, n: number, rotations: Rotations): void {
  const { count, row, cosine, sine } = rotations;
  const strip = Math.max(8, Math.min(n, Math.floor(65536 / n)));
  for (let from = 0; from < n; from += strip) {
    const to = Math.min(n, from + strip);
    for (let k = 0; k < count; k++) {
      const c = cosine[k]!;
      const s = sine[k]!;
      const upper = row[k]! * n;
      const lower = upper + n;
      for (let x = from; x < to; x++) {
        const f = z[lower + x]!;
        const e = z[upper + x]!;
        z[lower + x] = s * e + c * f;
        z[upper + x] = c * e - s * f;
      }
    }
  }
}
