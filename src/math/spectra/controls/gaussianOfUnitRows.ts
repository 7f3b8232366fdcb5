import { kernels } from '../../kernels/kernels.ts';
import { cholesky } from '../../linear/cholesky.ts';
import { columnMeans } from '../../matrices/columnMeans.ts';
import { dot } from '../../matrices/dot.ts';
import type { Matrix } from '../../matrices/matrix.ts';
import { random, type Random } from '../../random/random.ts';
import { stepOf, type Work } from '../../work/work.ts';
import { hadamardMixing } from './hadamardMixing.ts';
import { leadingAxes } from './leadingAxes.ts';

/** Principal axes along which the covariance is fitted, at most: of the others each has a small share, and scaling changes these alike. */
const AXES = 32;
/** Rows for each of these axes, at least. */
const ROWS = 4;
/** Rounds of fitting. */
const ROUNDS = 8;
/** The mixture that the moments are found with, and the pairs; any would do. */
const SEED = 1;
/** Pairs of rows whose squared cosines are averaged. */
const PAIRS = 4096;
/** Up to this mean of the squared cosines of pairs the lengths of mixtures differ by 6 % or less, and scaling them does little. */
const SPREAD = 0.002;

/**
 * Rows of a Gaussian whose mixtures (`hadamardMixing`), scaled to unit length, have the mean and the leading covariance of given
 * rows of unit length. Mixtures of the unit rows themselves lose them when they are scaled: long mixtures lie along the
 * leading axes and the mean, and scaling shrinks these. In turn a mixture is scaled, and what it lacks of the wanted mean, and of the
 * covariance in the space of the mean and of the leading principal axes, is given to the rows that are not scaled; the fixed point is the
 * Gaussian of a projected (angular) Gaussian distribution (Tyler 1987). If the mean squared cosine of pairs is at most 0.002, as in many
 * dimensions of nearly equal variance, x is returned as it is, and also if it has fewer than four rows.
 *
 * @param x  rows of unit length, `[n, d]`
 * @param scaled  scales rows to unit length, or parts of them; returns a copy
 * @returns `[n, d]`
 */
export async function gaussianOfUnitRows(
  x: Matrix,
  scaled: (rows: Matrix) => Matrix,
  work: Work,
): Promise<Matrix> {
  const stream = random(SEED);
  const count = Math.min(AXES, x.columns, Math.floor(x.rows / ROWS));
  if (count === 0 || meanSquaredCosine(x, stream) <= SPREAD) return x;
  const { mean, axes } = await leadingAxes(x, count, stepOf(work, 0, 0.2));
  const wanted = factorOf(along(x, axes, mean), axes.rows);
  const rows = await hadamardMixing(x, stream, stepOf(work, 0.2, 0.4));
  const center = mean.slice();
  for (let round = 0; wanted && round < ROUNDS; round++) {
    work.progress(0.4 + (0.6 * round) / ROUNDS, 'Matching the spectrum');
    await work.pause();
    const cloud = scaled(rows);
    const own = columnMeans(cloud);
    const factor = factorOf(along(cloud, axes, own), axes.rows);
    if (!factor) break;
    const shift = mean.map((value, j) => value - own[j]!);
    stretch(rows, { axes, center, shift, map: quotient(wanted, factor, axes.rows) });
    for (let j = 0; j < shift.length; j++) center[j]! += shift[j]!;
  }
  return rows;
}

function meanSquaredCosine({ data, rows, columns }: Matrix, stream: Random): number {
  let sum = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const one = stream.integer(rows);
    const other = (one + 1 + stream.integer(rows - 1)) % rows;
    sum += dot(data, one * columns, data, other * columns, columns) ** 2;
  }
  return sum / PAIRS;
}

/** The coordinates of rows along axes, about those of a center, `[n, axes]`. */
function along(x: Matrix, axes: Matrix, center: Float64Array): Float32Array {
  const coordinates = kernels().productTransposed(x, axes).data;
  const origin = Float64Array.from({ length: axes.rows }, (_, k) =>
    dot(axes.data, k * axes.columns, center, 0, axes.columns),
  );
  for (let at = 0; at < coordinates.length; at++) coordinates[at]! -= origin[at % axes.rows]!;
  return coordinates;
}

/** The Cholesky factor of the covariance of centred coordinates, `[axes, axes]`; null if it is singular. */
function factorOf(coordinates: Float32Array, axes: number): Float64Array | null {
  const covariance = new Float64Array(axes * axes);
  for (let from = 0; from < coordinates.length; from += axes) {
    for (let i = 0; i < axes; i++) {
      for (let j = 0; j <= i; j++)
        covariance[i * axes + j]! += coordinates[from + i]! * coordinates[from + j]!;
    }
  }
  const rows = coordinates.length / axes;
  return cholesky(
    covariance.map((value) => value / rows),
    axes,
  );
}

/** F L⁻¹ of two lower triangular matrices, which is lower triangular as well. */
function quotient(f: Float64Array, l: Float64Array, n: number): Float64Array {
  const found = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i; j >= 0; j--) {
      let value = f[i * n + j]!;
      for (let k = j + 1; k <= i; k++) value -= found[i * n + k]! * l[k * n + j]!;
      found[i * n + j] = value / l[j * n + j]!;
    }
  }
  return found;
}

/** Maps rows in the space of the axes, about their center, and shifts them; in place. */
function stretch(
  rows: Matrix,
  {
    axes,
    center,
    shift,
    map,
  }: {
    readonly axes: Matrix;
    readonly center: Float64Array;
    readonly shift: Float64Array;
    /** lower triangular, `[axes, axes]` */
    readonly map: Float64Array;
  },
): void {
  const n = axes.rows;
  const coordinates = along(rows, axes, center);
  const more = coordinates.map((own, at) => {
    const i = at % n;
    return dot(map, i * n, coordinates, at - i, i + 1) - own;
  });
  const added = kernels().product({ data: more, rows: rows.rows, columns: n }, axes).data;
  for (let at = 0; at < rows.data.length; at++) {
    rows.data[at]! += added[at]! + shift[at % rows.columns]!;
  }
}
