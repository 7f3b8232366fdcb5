import type { RowPasses } from './interface.ts';
import { kernels } from './kernels.ts';
import { rowRange, type Matrix } from '../matrices/matrix.ts';
import { withParts, type LentParts } from '../work/parts.ts';
import { defineTask, shardBounds, soloTeam } from '../work/team.ts';
import type { Work } from '../work/work.ts';

/** A matrix whose rows a team shares: every member has a range of them. */
export type SharedRows = LentParts<Matrix>;

/** With fewer entries, lending data costs more than sharing it saves. */
const WORTH_SHARING = 1 << 20;

const resident = new WeakMap<Matrix, RowPasses>();
const residentCentred = new WeakMap<Matrix, RowPasses>();

/** The most bytes of rows that kernels of this thread keep between tasks, and the bytes that they keep now. */
let mostResident = Infinity;
let residentBytes = 0;

/**
 * Limits the copies of rows that the kernels of this thread keep between tasks. Rows beyond the limit are copied again in
 * each pass, a few at a time: a large matrix then stands in memory once. Results stay the same to the last bit.
 *
 * @param bytes  0 … Infinity; without a call there is no limit
 */
export function limitResidentRows(bytes: number): void {
  mostResident = bytes;
}

const releaseTask = defineTask('sharedRows.release', (part: Matrix, _: null) => {
  for (const kernelOf of [resident, residentCentred]) {
    const kernel = kernelOf.get(part);
    if (!kernel) continue;
    kernel.free();
    kernelOf.delete(part);
    residentBytes -= part.data.byteLength;
  }
  kernels().trim();
});

/** Calls `run` with the kernel of a range of rows, and frees the kernel unless it stays for the next task. */
function borrowed<T>(part: Matrix, make: () => RowPasses, run: (kernel: RowPasses) => T): T {
  const kernel = make();
  try {
    return run(kernel);
  } finally {
    if (resident.get(part) !== kernel && residentCentred.get(part) !== kernel) kernel.free();
  }
}

/** The kernel of a range of rows. It is kept from the first call on, until the rows are taken back, if there is room. */
function kernelOf(part: Matrix): RowPasses {
  const kept = resident.get(part);
  if (kept) return kept;
  if (residentBytes + part.data.byteLength > mostResident) return kernels().passes(part);
  const kernel = kernels().dense(part);
  resident.set(part, kernel);
  residentBytes += part.data.byteLength;
  return kernel;
}

/** The same for rows minus `center`. The kernel of the rows themselves, if it was kept, is kept as this one from now on. */
function centredKernelOf(part: Matrix, center: Float64Array): RowPasses {
  const kept = residentCentred.get(part);
  if (kept) return kept;
  const kernel = kernelOf(part);
  kernel.subtract(center);
  if (resident.delete(part)) residentCentred.set(part, kernel);
  return kernel;
}

/** Calls `run` with the kernel of a range of rows: for tasks, which run many times on the same range. */
export function withResidentRows<T>(part: Matrix, run: (kernel: RowPasses) => T): T {
  return borrowed(part, () => kernelOf(part), run);
}

/**
 * The same for the rows minus `center`, `[columns]`, subtracted in float64 and rounded to float32: results are then
 * as accurate as the spread of the rows, whatever their distance from the origin. All calls on a range have the same
 * center.
 */
export function withCentredRows<T>(part: Matrix, center: Float64Array, run: (kernel: RowPasses) => T): T {
  return borrowed(part, () => centredKernelOf(part, center), run);
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
