import type { Matrix } from './matrix.ts';
import { residentRows, type SharedRows } from './sharedRows.ts';
import { defineTask } from './team.ts';

/** The mean of a cloud of points and how widely they lie around it. */
export interface Moments {
  /** `[d]` */
  readonly mean: Float64Array;
  /** Σ over points of ‖x − mean‖² */
  readonly scatter: number;
}

const sumTask = defineTask('moments.sum', (part: Matrix, _: null) =>
  residentRows(part).transposedTimes(new Float64Array(part.rows).fill(1)),
);

const scatterTask = defineTask('moments.scatter', (part: Matrix, mean: Float64Array) => {
  const { data, columns } = part;
  let total = 0;
  for (let i = 0; i < part.rows; i++) {
    const base = i * columns;
    let s0 = 0;
    let s1 = 0;
    let j = 0;
    for (; j + 1 < columns; j += 2) {
      const a = data[base + j]! - mean[j]!;
      const b = data[base + j + 1]! - mean[j + 1]!;
      s0 += a * a;
      s1 += b * b;
    }
    if (j < columns) s0 += (data[base + j]! - mean[j]!) ** 2;
    total += s0 + s1;
  }
  return total;
});

/**
 * Mean and total scatter of shared rows, in float64, the scatter about the mean itself.
 *
 * @param x  the matrix whose rows are shared; no points have mean 0 and scatter 0
 * @throws RangeError when an entry is not finite, naming it
 */
export async function moments(x: Matrix, rows: SharedRows): Promise<Moments> {
  const mean = new Float64Array(x.columns);
  if (x.rows === 0) return { mean, scatter: 0 };
  for (const sum of await rows.each(sumTask, null)) {
    for (let j = 0; j < mean.length; j++) mean[j] = mean[j]! + sum[j]! / x.rows;
  }
  let scatter = 0;
  for (const part of await rows.each(scatterTask, mean)) scatter += part;
  if (!(Math.abs(scatter) < Infinity)) refuse(x);
  // A mean that is off by rounding must not make scatter out of points that are all equal.
  const length = mean.reduce((sum, value) => sum + value * value, 0);
  if (scatter <= 1e-24 * x.rows * length && allEqual(x)) return { mean, scatter: 0 };
  return { mean, scatter };
}

function allEqual({ data, columns }: Matrix): boolean {
  for (let at = columns; at < data.length; at++) if (data[at] !== data[at - columns]) return false;
  return true;
}

function refuse(x: Matrix): never {
  const at = x.data.findIndex((value) => !Number.isFinite(value));
  throw new RangeError(
    `the matrix holds ${x.data[at]} in row ${Math.floor(at / x.columns)}, column ${at % x.columns}, expected finite numbers`,
  );
}
