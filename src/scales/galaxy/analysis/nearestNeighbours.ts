import { kernels, type DenseKernel, type Metric } from '../../../math/kernels.ts';
import type { Matrix } from '../../../math/matrix.ts';
import { defineTask, shardBounds, soloTeam } from '../../../math/team.ts';
import type { Work } from '../../../math/work.ts';

/** A member's search: each row of its range among all rows. */
interface Part {
  readonly x: Matrix;
  readonly from: number;
  readonly to: number;
}

interface Round {
  readonly k: number;
  readonly metric: Metric;
  readonly round: number;
  readonly rounds: number;
}

/** The nearest other rows of every row, nearest first. */
export interface NeighbourLists {
  /** row numbers, `[rows, k]` */
  readonly indices: Uint32Array;
  /** `[rows, k]` */
  readonly distances: Float32Array;
}

/** About so many multiplications a member does before another message is let in. */
const STEP = 5e7;
/** Below so many multiplications handing the rows out costs more than sharing the search saves. */
const WORTH_SHARING = 1e9;

const resident = new WeakMap<Part, DenseKernel>();
let lent = 0;

const searchTask = defineTask(
  'galaxy.nearestNeighbours',
  (part: Part, { k, metric, round, rounds }: Round) => {
    let kernel = resident.get(part);
    if (!kernel) resident.set(part, (kernel = kernels().dense(part.x)));
    const bounds = shardBounds(part.to - part.from, rounds);
    const from = part.from + bounds[round]!;
    const to = part.from + bounds[round + 1]!;
    if (from === to) return { indices: new Uint32Array(0), distances: new Float32Array(0) };
    return kernel.nearest(from, to, k, metric);
  },
);

const releaseTask = defineTask('galaxy.nearestNeighbours.release', (part: Part, _: null) => {
  resident.get(part)?.free();
  resident.delete(part);
});

/**
 * The k nearest other rows of every row, exactly (scikit-learn's `NearestNeighbors(k + 1).kneighbors` without the
 * row itself). The rows are shared by the team: each member searches its range among all.
 *
 * @param x  `[rows, dim]`
 * @param k  at least 1, less than the number of rows
 * @throws RangeError when k is out of bounds, or a row is not finite
 */
export async function nearestNeighbours(
  x: Matrix,
  { k, metric }: { k: number; metric: Metric },
  work: Work,
): Promise<NeighbourLists> {
  const cost = x.rows * x.rows * x.columns;
  const team = cost < WORTH_SHARING ? soloTeam() : work.team;
  const bounds = shardBounds(x.rows, team.size);
  const parts = Array.from({ length: team.size }, (_, i) => ({ x, from: bounds[i]!, to: bounds[i + 1]! }));
  const key = `neighbours ${(lent += 1)}`;
  const rounds = Math.max(1, Math.ceil(cost / team.size / STEP));
  try {
    await team.keep(key, parts);
    const indices = new Uint32Array(x.rows * k);
    const distances = new Float32Array(x.rows * k);
    const at = bounds.slice(0, -1).map((bound) => bound * k);
    for (let round = 0; round < rounds; round++) {
      const found = await team.each(searchTask, key, { k, metric, round, rounds });
      found.forEach((part, i) => {
        indices.set(part.indices, at[i]);
        distances.set(part.distances, at[i]);
        at[i]! += part.distances.length;
      });
      work.progress((round + 1) / rounds, `Nearest neighbours of ${x.rows} rows`);
      await work.pause();
    }
    return { indices, distances };
  } finally {
    parts.forEach((part) => {
      resident.get(part)?.free();
      resident.delete(part);
    });
    // After a cancel or a crash there may be nobody left to give anything back.
    await team.each(releaseTask, key, null).catch(() => undefined);
    await team.drop(key).catch(() => undefined);
  }
}
