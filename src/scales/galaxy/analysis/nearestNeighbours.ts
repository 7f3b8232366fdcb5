import { joinCandidates } from '../../../math/kernels/candidates.ts';
import type { Candidates, Metric, Neighbours, PairsKernel } from '../../../math/kernels/interface.ts';
import { kernels } from '../../../math/kernels/kernels.ts';
import type { Matrix } from '../../../math/matrices/matrix.ts';
import { defineTask, shardBounds, soloTeam } from '../../../math/work/team.ts';
import type { Work } from '../../../math/work/work.ts';

/** A member's share of the search. */
interface Part {
  readonly x: Matrix;
  readonly k: number;
  readonly metric: Metric;
  /** its place among the members, and how many they are: blocks of rows are dealt to them in turns */
  readonly place: number;
  readonly members: number;
  /** it decides who is nearest to these rows */
  readonly decide: Range;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Round {
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
/** Rows that a kernel sweeps at once. */
const BLOCK = 64;
/** Rows decided before another message is let in. */
const DECIDED = 256;

/** A thread's search, which all its parts share: they have x in common. */
interface Search {
  readonly kernel: PairsKernel;
  collected: boolean;
  joined: Candidates | null;
}

const searches = new WeakMap<Matrix, Search>();
let lent = 0;

function searchOf({ x, k, metric }: Part): Search {
  let search = searches.get(x);
  if (!search) {
    search = { kernel: kernels().pairs(x, k, metric), collected: false, joined: null };
    searches.set(x, search);
  }
  return search;
}

/**
 * Looks at the pairs of some blocks of rows with all rows that follow them. A block has the less to look at the later
 * it stands, so every round deals its blocks one to a member, from the first to the last and back again.
 */
const sweepTask = defineTask('galaxy.nearestNeighbours.sweep', (part: Part, { round, rounds }: Round) => {
  const { x, place, members } = part;
  const turns = shardBounds(Math.ceil(x.rows / BLOCK / members), rounds);
  const { kernel } = searchOf(part);
  for (let turn = turns[round]!; turn < turns[round + 1]!; turn++) {
    const block = turn * members + (turn % 2 === 0 ? place : members - 1 - place);
    if (block * BLOCK < x.rows) kernel.sweep(block * BLOCK, Math.min(x.rows, (block + 1) * BLOCK));
  }
});

/** What a thread has found, given once; null from its other parts. */
const collectTask = defineTask('galaxy.nearestNeighbours.collect', (part: Part, _: null) => {
  const search = searchOf(part);
  if (search.collected) return null;
  search.collected = true;
  return search.kernel.candidates();
});

const joinTask = defineTask('galaxy.nearestNeighbours.join', (part: Part, joined: Candidates) => {
  searchOf(part).joined = joined;
});

const decideTask = defineTask(
  'galaxy.nearestNeighbours.decide',
  (part: Part, { round, rounds }: Round): Neighbours => {
    const { kernel, joined } = searchOf(part);
    const { from, to } = part.decide;
    const bounds = shardBounds(to - from, rounds);
    return kernel.decide(joined!, from + bounds[round]!, from + bounds[round + 1]!);
  },
);

const releaseTask = defineTask('galaxy.nearestNeighbours.release', release);

function release({ x }: Part): void {
  searches.get(x)?.kernel.free();
  searches.delete(x);
}

/**
 * The k nearest other rows of every row, exactly (scikit-learn's `NearestNeighbors(k + 1).kneighbors` without the
 * row itself). The pairs are shared by the team, and each is looked at once.
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
  const cost = (x.rows * x.rows * x.columns) / 2;
  const team = cost < WORTH_SHARING ? soloTeam() : work.team;
  const parts = partsOf(x, k, metric, team.size);
  const key = `neighbours ${(lent += 1)}`;
  try {
    await team.keep(key, parts);
    const rounds = Math.max(1, Math.ceil(cost / team.size / STEP));
    for (let round = 0; round < rounds; round++) {
      await team.each(sweepTask, key, { round, rounds });
      work.progress((0.9 * (round + 1)) / rounds, `Nearest neighbours of ${x.rows} rows`);
      await work.pause();
    }
    const found = await team.each(collectTask, key, null);
    const joined = joinCandidates(found.filter((part) => part !== null));
    await team.each(joinTask, key, joined);
    const indices = new Uint32Array(x.rows * k);
    const distances = new Float32Array(x.rows * k);
    const at = parts.map(({ decide }) => decide.from * k);
    const last = Math.ceil(x.rows / team.size / DECIDED);
    for (let round = 0; round < last; round++) {
      const decided = await team.each(decideTask, key, { round, rounds: last });
      decided.forEach((part, i) => {
        indices.set(part.indices, at[i]);
        distances.set(part.distances, at[i]);
        at[i]! += part.distances.length;
      });
      work.progress(0.9 + (0.1 * (round + 1)) / last, `Nearest neighbours of ${x.rows} rows`);
      await work.pause();
    }
    return { indices, distances };
  } finally {
    parts.forEach(release);
    // After a cancel or a crash there may be nobody left to give anything back.
    await team.each(releaseTask, key, null).catch(() => undefined);
    await team.drop(key).catch(() => undefined);
  }
}

/** Shares out the rows. */
function partsOf(x: Matrix, k: number, metric: Metric, size: number): Part[] {
  // A matrix of its own, for the search kept with it is of this call alone.
  const own = { ...x };
  const rows = shardBounds(x.rows, size);
  return Array.from({ length: size }, (_, i) => ({
    x: own,
    k,
    metric,
    place: i,
    members: size,
    decide: { from: rows[i]!, to: rows[i + 1]! },
  }));
}
