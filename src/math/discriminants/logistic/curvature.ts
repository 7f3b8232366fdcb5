import { takeRows, type Matrix } from '../../matrices/matrix.ts';
import { pca } from '../../spectra/pca.ts';
import { smallSymmetricEigen } from '../../linear/symmetric.ts';
import { silent } from '../../work/silent.ts';
import type { Work } from '../../work/work.ts';

/** How rows are spread: what a regression on them needs to know before it begins. */
export interface Spread {
  /** `[columns]` */
  readonly mean: Float64Array;
  /** leading principal axes, orthonormal, `[axes, columns]` */
  readonly axes: Float64Array;
  /** Σ of squares about the mean along each axis, `[axes]` */
  readonly along: Float64Array;
  /** mean of the same over the directions that are left; 0 without any */
  readonly rest: number;
}

/** The steps and the start of a regression. */
export interface Curvature {
  /** weights 0 and intercepts of the classes’ shares, `[columns · width + width]` */
  readonly start: Float64Array;
  /** The inverse of the second derivative at the start, times a gradient of the same layout. */
  readonly solve: (gradient: Float64Array) => Float64Array;
}

/** More axes cost more than the passes that they save. */
const AXES = 32;
/** Of more rows, every second, third, … shows the spread well enough. */
const ROWS = 4096;
/** Axes that only steer the steps need few digits. */
const TOLERANCE = 0.03;

/**
 * The spread of rows along their leading principal axes.
 *
 * @param x  `[n, columns]`
 */
export async function spreadOf(x: Matrix, work: Work): Promise<Spread> {
  const axes = Math.min(AXES, x.columns);
  const every = Math.ceil(x.rows / ROWS);
  const some =
    every > 1
      ? takeRows(
          x,
          Array.from({ length: Math.ceil(x.rows / every) }, (_, i) => i * every),
        )
      : x;
  const found = await pca(some, { components: axes, tolerance: TOLERANCE }, silent(work));
  const along = found.eigenvalues.map((variance) => variance * (x.rows - 1));
  const left = found.totalVariance * (x.rows - 1) - along.reduce((sum, own) => sum + own, 0);
  const rest = axes < x.columns ? Math.max(0, left) / (x.columns - axes) : 0;
  return { mean: found.mean, axes: found.components, along, rest };
}

/**
 * Where a multinomial logistic regression begins, and the second derivative of its loss there: with weights 0, all rows have
 * the classes’ shares π, so that it is (diag(π) − ππᵀ) ⊗ XᵀX + I/C for weights of centred rows, and n(diag(π) − ππᵀ) for their
 * intercepts. XᵀX is taken as its leading axes and a mean of the rest. Permuted classes end near their shares, so that steps by
 * this derivative are nearly Newton’s (Böhning, Multinomial logistic regression algorithm, 1992, has the same with a bound for the
 * shares).
 *
 * @param labels  classes, `[n]`
 * @param width  the number of classes, or 1 for two classes: weights of the second
 * @param c  C, positive
 */
export function curvatureOf(spread: Spread, labels: ArrayLike<number>, width: number, c: number): Curvature {
  const shares = sharesOf(labels, width);
  const columns = spread.mean.length;
  const start = new Float64Array((columns + 1) * width);
  start.set(interceptsOf(shares, width), columns * width);
  const { values, vectors } = secondDerivativeOfClasses(shares, width);
  const columnsOfVectors = transposed(vectors, width);
  const n = labels.length;
  return {
    start,
    solve(gradient) {
      const apart = turned(gradient, columnsOfVectors, width);
      solveApart(spread, apart, { values, n, penalty: 1 / c });
      return turned(apart, vectors, width);
    },
  };
}

/** Shares of the classes, each as if it had one more item: a class without items has a finite intercept. */
function sharesOf(labels: ArrayLike<number>, width: number): Float64Array {
  const classes = Math.max(2, width);
  const counts = new Float64Array(classes).fill(1);
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]!++;
  return counts.map((count) => count / (labels.length + classes));
}

/** Intercepts that give the shares, `[width]`; several sum to 0. */
function interceptsOf(shares: Float64Array, width: number): Float64Array {
  const logs = shares.map((share) => Math.log(share));
  if (width === 1) return Float64Array.of(logs[1]! - logs[0]!);
  const mean = logs.reduce((sum, own) => sum + own, 0) / width;
  return logs.map((own) => own - mean);
}

/** Eigenvalues `[width]` and eigenvectors `[width, width]` of diag(π) − ππᵀ; of π(1 − π) for two classes. */
function secondDerivativeOfClasses(shares: Float64Array, width: number) {
  if (width === 1) return { values: Float64Array.of(shares[0]! * shares[1]!), vectors: Float64Array.of(1) };
  const derivative = new Float64Array(width * width);
  for (let j = 0; j < width; j++) {
    for (let l = 0; l < width; l++)
      derivative[j * width + l] = (j === l ? shares[j]! : 0) - shares[j]! * shares[l]!;
  }
  const { values, vectors } = smallSymmetricEigen(derivative, width, { vectors: true });
  return { values, vectors: vectors! };
}

function transposed(square: Float64Array, width: number): Float64Array {
  return square.map((_, p) => square[(p % width) * width + Math.floor(p / width)]!);
}

/** Rows times a matrix, `[rows, width]` · `[width, width]`: sums are in the order of the rows of the matrix. */
function turned(rows: Float64Array, matrix: Float64Array, width: number): Float64Array {
  const result = new Float64Array(rows.length);
  for (let at = 0; at < rows.length; at += width) {
    let j = 0;
    // Four sums at a time do not wait for each other.
    for (; j + 3 < width; j += 4) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      for (let l = 0, m = j; l < width; l++, m += width) {
        const factor = rows[at + l]!;
        s0 += factor * matrix[m]!;
        s1 += factor * matrix[m + 1]!;
        s2 += factor * matrix[m + 2]!;
        s3 += factor * matrix[m + 3]!;
      }
      result[at + j] = s0;
      result[at + j + 1] = s1;
      result[at + j + 2] = s2;
      result[at + j + 3] = s3;
    }
    for (; j < width; j++) {
      let sum = 0;
      for (let l = 0; l < width; l++) sum += rows[at + l]! * matrix[l * width + j]!;
      result[at + j] = sum;
    }
  }
  return result;
}

/** The share of items below which the classes’ intercepts are not told apart: the direction in which all move together. */
const TOGETHER = 1e-9;

/** Solves for each eigenvector of the classes, in place: its value times XᵀX of the centred rows, plus the penalty. */
function solveApart(
  { mean, axes, along, rest }: Spread,
  gradient: Float64Array,
  { values, n, penalty }: { readonly values: Float64Array; readonly n: number; readonly penalty: number },
): void {
  const columns = mean.length;
  const width = values.length;
  const intercepts = gradient.subarray(columns * width);
  addOuter(gradient, mean, intercepts, -1);
  const aside = values.map((value) => 1 / (value * rest + penalty));
  const onAxes = timesRows(axes, gradient, columns, width);
  onAxes.forEach((part, at) => {
    const j = at % width;
    onAxes[at] = part * (1 / (values[j]! * along[(at - j) / width]! + penalty) - aside[j]!);
  });
  for (let at = 0; at < columns * width; at += width) {
    for (let j = 0; j < width; j++) gradient[at + j]! *= aside[j]!;
  }
  addOuters(gradient, axes, onAxes, columns, width);
  const shift = timesColumns(mean, gradient, width);
  for (let j = 0; j < width; j++) {
    const own = values[j]! > TOGETHER ? intercepts[j]! / (n * values[j]!) : 0;
    intercepts[j] = own - shift[j]!;
  }
}

/** uᵀG, `[width]`, of u, `[columns]`, and the first rows of G, `[columns, width]`. */
function timesColumns(u: Float64Array, g: Float64Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  for (let d = 0; d < u.length; d++) {
    for (let j = 0; j < width; j++) sums[j]! += u[d]! * g[d * width + j]!;
  }
  return sums;
}

/** Adds times · u·vᵀ to the first rows of G, `[columns, width]`. */
function addOuter(g: Float64Array, u: Float64Array, v: Float64Array, times: number): void {
  const width = v.length;
  for (let d = 0; d < u.length; d++) {
    const factor = times * u[d]!;
    for (let j = 0; j < width; j++) g[d * width + j]! += factor * v[j]!;
  }
}

/** Axes that are taken at a time, so that the entries of G are read once for all of them. */
const FOUR = 4;

/** AG, `[axes, width]`, of A, `[axes, columns]`, and the first rows of G, `[columns, width]`. */
function timesRows(axes: Float64Array, g: Float64Array, columns: number, width: number): Float64Array {
  const count = axes.length / columns;
  const sums = new Float64Array(count * width);
  let a = 0;
  for (; a + FOUR <= count; a += FOUR) {
    const [p0, p1, p2, p3] = placesOf(a, width);
    for (let d = 0; d < columns; d++) {
      const [u0, u1] = [axes[a * columns + d]!, axes[(a + 1) * columns + d]!];
      const [u2, u3] = [axes[(a + 2) * columns + d]!, axes[(a + 3) * columns + d]!];
      for (let j = 0, at = d * width; j < width; j++, at++) {
        const x = g[at]!;
        sums[p0 + j]! += u0 * x;
        sums[p1 + j]! += u1 * x;
        sums[p2 + j]! += u2 * x;
        sums[p3 + j]! += u3 * x;
      }
    }
  }
  for (; a < count; a++)
    sums.set(timesColumns(axes.subarray(a * columns, (a + 1) * columns), g, width), a * width);
  return sums;
}

/** Adds AᵀV to the first rows of G, `[columns, width]`, of A, `[axes, columns]`, and V, `[axes, width]`. */
function addOuters(
  g: Float64Array,
  axes: Float64Array,
  v: Float64Array,
  columns: number,
  width: number,
): void {
  const count = axes.length / columns;
  let a = 0;
  for (; a + FOUR <= count; a += FOUR) {
    const [p0, p1, p2, p3] = placesOf(a, width);
    for (let d = 0; d < columns; d++) {
      const [u0, u1] = [axes[a * columns + d]!, axes[(a + 1) * columns + d]!];
      const [u2, u3] = [axes[(a + 2) * columns + d]!, axes[(a + 3) * columns + d]!];
      for (let j = 0, at = d * width; j < width; j++, at++) {
        g[at] = g[at]! + u0 * v[p0 + j]! + u1 * v[p1 + j]! + u2 * v[p2 + j]! + u3 * v[p3 + j]!;
      }
    }
  }
  for (; a < count; a++)
    addOuter(g, axes.subarray(a * columns, (a + 1) * columns), v.subarray(a * width, (a + 1) * width), 1);
}

/** Where the rows of four axes from a on begin. */
const placesOf = (a: number, width: number) =>
  [a * width, (a + 1) * width, (a + 2) * width, (a + 3) * width] as const;
