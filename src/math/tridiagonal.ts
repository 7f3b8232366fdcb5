/**
 * A symmetric matrix on its way to tridiagonal form. `a` holds the upper triangle by rows; as columns
 * are eliminated, row j takes in its right part the Householder vector that eliminated it.
 */
export interface Tridiagonalisation {
  readonly n: number;
  /** `[n, n]`; only entries on and right of the diagonal are read or written */
  readonly a: Float64Array;
  /** diagonal of the tridiagonal matrix, `[n]` */
  readonly diagonal: Float64Array;
  /** entries beside the diagonal: (j, j + 1) stands at j, `[n]`, the last is 0 */
  readonly beside: Float64Array;
  /** factor of each reflection H = I − τ v vᵀ, `[n]`, 0 where nothing was to be done */
  readonly tau: Float64Array;
}

/** How many columns are eliminated before the rest of the matrix is brought up to date. */
const PANEL = 32;

/**
 * Brings a symmetric matrix to tridiagonal form by Householder reflections, in panels of 32 columns:
 * the vectors of a panel touch the rest of the matrix in one pass (Dongarra, Sorensen, Hammarling 1989;
 * LAPACK's `dsytrd` and `dlatrd`). Yields the fraction done after each panel.
 *
 * @param a  `[n, n]`, of which only the upper triangle is read; it is overwritten
 */
export function* tridiagonalise(a: Float64Array, n: number): Generator<number, Tridiagonalisation> {
  const state: Tridiagonalisation = {
    n,
    a,
    diagonal: new Float64Array(n),
    beside: new Float64Array(n),
    tau: new Float64Array(n),
  };
  const v = new Float64Array(PANEL * n);
  const w = new Float64Array(PANEL * n);
  for (let from = 0; from < n; from += PANEL) {
    const count = Math.min(PANEL, n - from);
    reducePanel(state, from, count, v, w);
    updateTrailing(a, n, from + count, count, v, w);
    const left = (n - from - count) / n;
    yield 1 - left * left * left;
  }
  return state;
}

/**
 * Eliminates columns `[from, from + count)`. The matrix right of and below them stays as it was; what
 * is due to it is V Wᵀ + W Vᵀ, whose vectors come back as the rows of `v` and `w`, `[count, n]`.
 */
function reducePanel(
  state: Tridiagonalisation,
  from: number,
  count: number,
  v: Float64Array,
  w: Float64Array,
): void {
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
 * Makes a Householder reflection that takes row[from … to) to (β, 0, …, 0): on return row[from] = β and
 * the rest is the vector v, whose first entry, 1, is understood (LAPACK's `dlarfg`). Returns τ.
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
  state: Tridiagonalisation,
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

/** y ← A x over rows and columns `[from, n)`, A given by its upper triangle: two rows at a time. */
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

/**
 * The orthogonal Q of A = Q T Qᵀ, transposed, `[n, n]`: row i is column i of Q (LAPACK's `dorgtr`).
 * Yields the fraction done.
 */
export function* orthogonalFactor(state: Tridiagonalisation): Generator<number, Float64Array> {
  const { n, a, tau } = state;
  const q = new Float64Array(n * n);
  for (let i = 0; i < n; i++) q[i * n + i] = 1;
  // Q = H₀ H₁ … : applied from the last, each reflection touches only the rows and columns that follow it.
  for (let j = n - 2; j >= 0; j--) {
    const v = a.subarray(j * n, (j + 1) * n);
    const t = tau[j]!;
    if (t !== 0) {
      for (let r = j + 1; r < n; r++) {
        const target = q.subarray(r * n, (r + 1) * n);
        const s = t * dot(target, v, j + 1, n);
        for (let c = j + 1; c < n; c++) target[c] = target[c]! - s * v[c]!;
      }
    }
    if (j % 16 === 0) yield 1 - j / n;
  }
  return q;
}
