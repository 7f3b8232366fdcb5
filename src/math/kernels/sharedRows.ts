import type { DenseKernel } from './interface.ts';
import { kernels } from './kernels.ts';
import { rowRange, type Matrix } from '../matrices/matrix.ts';
import { withParts, type LentParts } from '../work/parts.ts';
import { defineTask, shardBounds, soloTeam } from '../work/team.ts';
import type { Work } from '../work/work.ts';

/** A matrix whose rows a team shares: every member passes over its own. */
export type SharedRows = LentParts<Matrix>;

/** Below this many entries handing data out costs more than sharing it saves. */
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
 * The kernel of a range of rows, made when first asked for and kept until the rows are given back: for
 * use in tasks, which run many times on the same range.
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
 * The same for the rows less `center`, `[columns]`, taken away in float64 and rounded to float32: what is
 * computed from them then has the accuracy of their spread, not of their distance from the origin.
 * The center is that of the first call.
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
 * Shares the rows of a matrix with the team while `body` runs, and takes them back whatever happens.
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
