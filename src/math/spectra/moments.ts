import type { MomentSums, RowPasses } from '../kernels/interface.ts';
import { row, type Matrix } from '../matrices/matrix.ts';
import { withResidentRows, type SharedRows } from '../kernels/sharedRows.ts';
import { defineTask } from '../work/team.ts';

/** The mean of a cloud of points and their total scatter about it. */
export interface Moments {
  /** `[d]` */
  readonly mean: Float64Array;
  /** Σ over points of ‖x − mean‖² */
  readonly scatter: number;
}

const sumsTask = defineTask('moments.sums', (part: Matrix, origin: Float64Array) =>
  withResidentRows(part, (kernel) => kernel.moments(origin)),
);

/**
 * Mean and total scatter of shared rows, in float64 and in one pass. Sums take the first point as the origin, so that a
 * cloud far from 0 loses no digits and equal points have scatter 0.
 *
 * @param x  `[n, d]`, the matrix whose rows are shared; without rows, mean and scatter are 0
 * @throws RangeError when an entry is not finite, naming it
 */
export async function moments(x: Matrix, rows: SharedRows): Promise<Moments> {
  if (x.rows === 0) return { mean: new Float64Array(x.columns), scatter: 0 };
  const origin = Float64Array.from(row(x, 0));
  return momentsFrom(x, origin, await rows.each(sumsTask, origin));
}

/** The same of rows that one kernel has. */
export function momentsOfKernel(x: Matrix, kernel: RowPasses): Moments {
  if (x.rows === 0) return { mean: new Float64Array(x.columns), scatter: 0 };
  const origin = Float64Array.from(row(x, 0));
  return momentsFrom(x, origin, [kernel.moments(origin)]);
}

function momentsFrom(x: Matrix, origin: Float64Array, sums: readonly MomentSums[]): Moments {
  const mean = new Float64Array(x.columns);
  let scatter = 0;
  for (const { sum, squares } of sums) {
    for (let j = 0; j < mean.length; j++) mean[j] = mean[j]! + sum[j]! / x.rows;
    scatter += squares;
  }
  if (!Number.isFinite(scatter)) refuse(x);
  for (let j = 0; j < mean.length; j++) {
    scatter -= x.rows * mean[j]! * mean[j]!;
    mean[j] = mean[j]! + origin[j]!;
  }
  return { mean, scatter: Math.max(0, scatter) };
}

function refuse(x: Matrix): never {
  const at = x.data.findIndex((value) => !Number.isFinite(value));
  throw new RangeError(
    `the matrix holds ${x.data[at]} in row ${Math.floor(at / x.columns)}, column ${at % x.columns}, expected finite numbers`,
  );
}
