import type { DenseKernel } from './interface.ts';
import { kernels } from './kernels.ts';
import { rowRange, type Matrix } from '../matrices/matrix.ts';
import { withParts, type LentParts } from '../work/parts.ts';
import { defineTask, shardBounds, soloTeam } from '../work/team.ts';
import type { Work } from '../work/work.ts';

/** A matrix whose rows a team shares: every member has a range of them. */
export type SharedRows = LentParts<Matrix>;

/** With fewer entries, lending data costs more than sharing it saves. */
const WORTH_SHARING = 1 << 20;

const resident = new WeakMap<Matrix, DenseKernel>();
const residentCentred = new WeakMap<Matrix, DenseKernel>();

const releaseTask = defineTask('sharedRows.release', (part: Matrix, _: null) => {
  for (const kept of [resident, residentCentred]) {
    kept.get(part)?.free();
    kept.delete(part);
  }
});

/**
 * The kernel of a range of rows, made at the first call and kept until the rows are taken back: for tasks, which run
 * many times on the same range.
 */
export function residentRows(part: Matrix): DenseKernel {
  let kernel = resident.get(part);
  if (!kernel) {
    kernel = kernels().dense(part);
    resident.set(part, kernel);
  }
  return kernel;
}

/**
 * The same for the rows minus `center`, `[columns]`, subtracted in float64 and rounded to float32: results are then
 * as accurate as the spread of the rows, whatever their distance from the origin. The center of the first call counts.
 */
export function centredRows(part: Matrix, center: Float64Array): DenseKernel {
  let kernel = residentCentred.get(part);
  if (!kernel) {
    kernel = residentRows(part);
    kernel.subtract(center);
    resident.delete(part);
    residentCentred.set(part, kernel);
  }
  return kernel;
}

/**
 * Shares the rows of a matrix `[rows, columns]` with the team while `body` runs, and takes them back whatever happens.
 * A small matrix stays with the caller.
 */
export async function withSharedRows<Result>(
  x: Matrix,
  work: Work,
  body: (rows: SharedRows) => Promise<Result>,
): Promise<Result> {
  const team = x.rows * x.columns < WORTH_SHARING ? soloTeam() : work.team;
  const bounds = shardBounds(x.rows, team.size);
  const parts = Array.from({ length: team.size }, (_, i) => rowRange(x, bounds[i]!, bounds[i + 1]!));
  return withParts(team, parts, body, releaseTask);
}
