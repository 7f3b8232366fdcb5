import type { Precision } from '../kernels/interface.ts';
import { kernels } from '../kernels/kernels.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { momentsOfKernel, type Moments } from './moments.ts';
import { withResidentRows, type SharedRows } from '../kernels/sharedRows.ts';
import { releaseBuffers } from '../work/release.ts';
import type { Steps } from '../work/steps.ts';
import { defineTask } from '../work/team.ts';
import type { Work } from '../work/work.ts';

/** Rows of the Gram matrix that are computed at a time: about 50 ms of a member's work. */
const STRIP = 96;

interface Strip {
  readonly from: number;
  readonly to: number;
  readonly center: Float64Array;
  readonly precision: Precision;
}

const stripTask = defineTask('covariance.strip', (part: Matrix, { from, to, center, precision }: Strip) =>
  withResidentRows(part, (kernel) => kernel.gramTile(from, to, from, part.columns, { center, precision })),
);

/**
 * The covariance matrix of shared rows, centred, with 1/(n − 1), as NumPy's `cov(x.T)`.
 *
 * @param x  `[n, d]`, the matrix whose rows are shared
 * @param about  the moments of the rows
 * @param precision  `double` sums in float64 throughout; `single`, about twice as fast, has an error of 1e-7 of the
 *   diagonal
 * @returns `[d, d]`, symmetric to the last bit; zero for fewer than two points
 */
export async function covarianceOfRows(
  x: Matrix,
  rows: SharedRows,
  about: Moments,
  precision: Precision,
  work: Work,
): Promise<Float64Array> {
  return mirrored(await upperCovariance(x, rows, about, precision, work), x.columns);
}

/** `covarianceOfRows` in one thread, in steps and in float64 throughout, of rows that are not shared. */
export function* covarianceSteps(x: Matrix): Steps<Float64Array> {
  const d = x.columns;
  const result = new Float64Array(d * d);
  if (x.rows < 2) return result;
  const kernel = kernels().dense(x);
  try {
    const { mean } = momentsOfKernel(x, kernel);
    for (let from = 0; from < d; from += STRIP) {
      const to = Math.min(d, from + STRIP);
      const strip = kernel.gramTile(from, to, from, d, { center: mean, precision: 'double' });
      addStrip(result, d, from, to, strip, 1 / (x.rows - 1));
      yield;
    }
  } finally {
    kernel.free();
  }
  return mirrored(result, d);
}

/** Copies the entries above the diagonal below it. */
function mirrored(a: Float64Array, d: number): Float64Array {
  for (let i = 0; i < d; i++) for (let j = 0; j < i; j++) a[i * d + j] = a[j * d + i]!;
  return a;
}

/**
 * The same without the entries below the diagonal, for what reads only the upper triangle. Memory that is never written takes
 * no room, so a large matrix takes half.
 */
export async function upperCovariance(
  x: Matrix,
  rows: SharedRows,
  about: Moments,
  precision: Precision,
  work: Work,
): Promise<Float64Array> {
  const d = x.columns;
  const result = new Float64Array(d * d);
  if (x.rows < 2) return result;
  for (let from = 0; from < d; from += STRIP) {
    const to = Math.min(d, from + STRIP);
    const strips = await rows.each(stripTask, { from, to, center: about.mean, precision });
    for (const strip of strips) addStrip(result, d, from, to, strip, 1 / (x.rows - 1));
    // A large covariance has hundreds of megabytes of strips, which would wait for a garbage collection.
    releaseBuffers(strips.map((strip) => strip.buffer));
    work.progress(1 - ((d - to) / d) ** 2, 'Computing the covariance');
    await work.pause();
  }
  return result;
}

/** Adds a strip, rows `[from, to)` and columns `[from, d)`, to the upper part of the matrix. */
function addStrip(
  target: Float64Array,
  d: number,
  from: number,
  to: number,
  strip: Float64Array,
  factor: number,
): void {
  const width = d - from;
  for (let i = from; i < to; i++) {
    const source = (i - from) * width;
    const row = i * d + from;
    for (let j = 0; j < width; j++) target[row + j] = target[row + j]! + factor * strip[source + j]!;
  }
}
