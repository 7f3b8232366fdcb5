import type { DenseKernel } from './interface.ts';
import { kernels } from './kernels.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { defineTask, shardBounds, soloTeam, type TaskHandle, type Team } from '../work/team.ts';
import type { Work } from '../work/work.ts';

/** A matrix whose rows a team shares: every member passes over its own. */
export interface SharedRows {
  /** Runs a task on every range of rows; results in the rows' order. */
  each<Argument, Result>(task: TaskHandle<Matrix, Argument, Result>, argument: Argument): Promise<Result[]>;
}

/** Below this many entries handing data out costs more than sharing it saves. */
const WORTH_SHARING = 1 << 20;

const resident = new WeakMap<Matrix, DenseKernel>();
const residentCentred = new WeakMap<Matrix, DenseKernel>();
let lent = 0;

const releaseTask = defineTask('sharedRows.release', (part: Matrix, _: null) => release(part));

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

function release(part: Matrix): void {
  for (const kept of [resident, residentCentred]) {
    kept.get(part)?.free();
    kept.delete(part);
  }
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
  const key = `rows ${(lent += 1)}`;
  const parts = rowParts(x, team.size);
  try {
    await team.keep(key, parts);
    return await body({ each: (task, argument) => team.each(task, key, argument) });
  } finally {
    parts.forEach(release);
    await takeBack(team, key);
  }
}

function rowParts(x: Matrix, size: number): Matrix[] {
  const bounds = shardBounds(x.rows, size);
  return Array.from({ length: size }, (_, i) => {
    const from = bounds[i]!;
    const to = bounds[i + 1]!;
    return { data: x.data.subarray(from * x.columns, to * x.columns), rows: to - from, columns: x.columns };
  });
}

/** The members' share of the cleaning up; after a cancel or a crash there may be nobody left to do it. */
async function takeBack(team: Team, key: string): Promise<void> {
  const ignore = () => undefined;
  await team.each(releaseTask, key, null).catch(ignore);
  await team.drop(key).catch(ignore);
}
