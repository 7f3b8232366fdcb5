import type { Matrix } from '../matrices/matrix.ts';
import type { Random } from '../random/random.ts';
import { withParts } from '../work/parts.ts';
import { shardBounds } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import {
  columnsOf,
  drawReflections,
  enterColumns,
  reflected,
  reflectedTask,
  reflectTask,
} from './reflections.ts';

/** Entries of rows that reflections pass through between pauses, about, in one column of a member. */
const STEP = 2e7;

/**
 * A cloud with exactly the mean and the sample covariance of another, and nothing else of it: each new row is a mixture of
 * all rows, by a random rotation (Haar) of the sample. Of a Gaussian cloud it is a draw with the same sample covariance.
 * The rotation is a product of Householder reflections with Gaussian vectors (Stewart 1980), applied to the rows in
 * Helmert coordinates, which leave the mean out. Time 2 n² d, shared by the team: columns are reflected independently.
 *
 * @param x  `[n, d]`
 * @returns `[n, d]`
 */
export async function mixedRows(x: Matrix, stream: Random, work: Work): Promise<Matrix> {
  const { rows: n, columns: d } = x;
  const { mean, contrasts } = helmert(x);
  const bounds = shardBounds(d, work.team.size);
  const parts = Array.from({ length: work.team.size }, (_, i) =>
    columnsOf(contrasts, n - 1, d, bounds[i]!, bounds[i + 1]!),
  );
  await withParts(
    work.team,
    parts,
    async (lent) => {
      const step = STEP / (1 + Math.ceil(d / work.team.size));
      for (let last = n - 2; last >= 0;) {
        const drawn = drawReflections(last, n - 1, step, stream);
        await lent.each(reflectTask, drawn);
        last -= drawn.length;
        await work.pause();
      }
      const columns = await lent.each(reflectedTask, null);
      columns.forEach((part, i) => enterColumns(part, contrasts, d, bounds[i]!));
    },
    reflected.release,
  );
  return { data: fromHelmert(contrasts, mean, n, d), rows: n, columns: d };
}

/** The mean of the rows, `[d]`, and their Helmert contrasts: row k is (sum of the first k rows − k · row k) / √(k(k + 1)), `[n − 1, d]`. */
function helmert({ data, rows: n, columns: d }: Matrix) {
  const contrasts = new Float64Array(Math.max(0, n - 1) * d);
  const sum = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const scale = i > 0 ? 1 / Math.sqrt(i * (i + 1)) : 0;
    for (let j = 0; j < d; j++) {
      const value = data[i * d + j]!;
      if (i > 0) contrasts[(i - 1) * d + j] = (sum[j]! - i * value) * scale;
      sum[j]! += value;
    }
  }
  return { mean: sum.map((value) => value / n), contrasts };
}

function fromHelmert(contrasts: Float64Array, mean: Float64Array, n: number, d: number): Float32Array {
  const data = new Float32Array(n * d);
  const rest = new Float64Array(d);
  for (let i = n - 1; i >= 0; i--) {
    const scale = i > 0 ? 1 / Math.sqrt(i * (i + 1)) : 0;
    for (let j = 0; j < d; j++) {
      const own = i > 0 ? contrasts[(i - 1) * d + j]! * scale : 0;
      data[i * d + j] = mean[j]! + rest[j]! - i * own;
      rest[j]! += own;
    }
  }
  return data;
}
