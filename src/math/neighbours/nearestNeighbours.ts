import { nearestByCard } from './byCard.ts';
import { joinCandidates } from '../kernels/nearest/candidates.ts';
import { kernels } from '../kernels/kernels.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { withParts, type LentParts } from '../work/parts.ts';
import { resident } from '../work/resident.ts';
import { defineTask, shardBounds, soloTeam, type Round } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { NeighbourLists } from './lists.ts';
import type { Candidates, Metric, Neighbours, PairsKernel } from '../kernels/nearest/interface.ts';

/** A member's share of the search. */
interface Part {
  readonly x: Matrix;
  readonly k: number;
  readonly metric: Metric;
  /** its place among the members, and their number: members take blocks of rows in turns */
  readonly place: number;
  readonly members: number;
  /** the rows whose nearest rows it decides */
  readonly decide: Range;
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Multiplications of a member between pauses, about. */
export const STEP = 3e8;
/** With fewer multiplications, lending the rows costs more than sharing the search saves. */
const WORTH_SHARING = 1e9;
/** Rows that a kernel sweeps at once. */
export const BLOCK = 64;
/** Rows that a member decides between pauses. */
const DECIDED = 256;

/** The search of a thread. */
interface Search {
  readonly kernel: PairsKernel;
  collected: boolean;
  joined: Candidates | null;
}

/** The parts of one thread have x in common, so one search serves them all. */
const searches = resident(
  'neighbours/release',
  ({ x, k, metric }: Part): Search => ({
    kernel: kernels().pairs(x, k, metric),
    collected: false,
    joined: null,
  }),
  ({ kernel }) => kernel.free(),
  ({ x }) => x,
);

/**
 * Looks at the pairs of some blocks of rows with all rows after them. Later blocks have fewer pairs, so each round deals
 * one block to each member, from the first member to the last and then from the last to the first.
 */
const sweepTask = defineTask('neighbours/sweep', (part: Part, { round, rounds }: Round) => {
  const { x, place, members } = part;
  const turns = shardBounds(Math.ceil(x.rows / BLOCK / members), rounds);
  const { kernel } = searches.of(part);
  for (let turn = turns[round]!; turn < turns[round + 1]!; turn++) {
    const block = turn * members + (turn % 2 === 0 ? place : members - 1 - place);
    if (block * BLOCK < x.rows) kernel.sweep(block * BLOCK, Math.min(x.rows, (block + 1) * BLOCK));
  }
});

/** The candidates of a thread, from one of its parts; null from the others. */
const collectTask = defineTask('neighbours/collect', (part: Part, _: null) => {
  const search = searches.of(part);
  if (search.collected) return null;
  search.collected = true;
  return search.kernel.candidates();
});

const joinTask = defineTask('neighbours/join', (part: Part, joined: Candidates) => {
  searches.of(part).joined = joined;
});

const decideTask = defineTask('neighbours/decide', (part: Part, { round, rounds }: Round): Neighbours => {
  const { kernel, joined } = searches.of(part);
  const { from, to } = part.decide;
  const bounds = shardBounds(to - from, rounds);
  return kernel.decide(joined!, from + bounds[round]!, from + bounds[round + 1]!);
});

/**
 * The k nearest other rows of every row, exact (scikit-learn's `NearestNeighbors(k + 1).kneighbors` without the row
 * itself); see `PairsKernel` for the distances. The team shares the pairs and looks at each once; if this thread has a
 * graphics card and the search is large, the card proposes and the team decides, with the same result to the last bit.
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
  return (await nearestByCard(x, { k, metric }, work)) ?? nearestByPairs(x, { k, metric }, work);
}

const costOf = (rows: number, dim: number) => (rows * rows * dim) / 2;

/** Whether the team shares a search among this number of rows of `dim` entries. */
export const isWorthSharing = (rows: number, dim: number): boolean => costOf(rows, dim) >= WORTH_SHARING;

async function nearestByPairs(
  x: Matrix,
  { k, metric }: { k: number; metric: Metric },
  work: Work,
): Promise<NeighbourLists> {
  const cost = costOf(x.rows, x.columns);
  const team = isWorthSharing(x.rows, x.columns) ? work.team : soloTeam();
  const parts = partsOf(x, k, metric, team.size);
  const report = (fraction: number) => work.progress(fraction, `Nearest neighbours of ${x.rows} rows`);
  return withParts(
    team,
    parts,
    async (lent) => {
      const rounds = Math.max(1, Math.ceil(cost / team.size / STEP));
      for (let round = 0; round < rounds; round++) {
        await lent.each(sweepTask, { round, rounds });
        report((0.9 * (round + 1)) / rounds);
        await work.pause();
      }
      const found = await lent.each(collectTask, null);
      await lent.each(joinTask, joinCandidates(found.filter((part) => part !== null)));
      return decideAll(x.rows, k, parts, lent, report, work);
    },
    searches.release,
  );
}

async function decideAll(
  rows: number,
  k: number,
  parts: readonly Part[],
  lent: LentParts<Part>,
  report: (fraction: number) => void,
  work: Work,
): Promise<NeighbourLists> {
  const indices = new Uint32Array(rows * k);
  const distances = new Float32Array(rows * k);
  const at = parts.map(({ decide }) => decide.from * k);
  const rounds = Math.ceil(rows / parts.length / DECIDED);
  for (let round = 0; round < rounds; round++) {
    const decided = await lent.each(decideTask, { round, rounds });
    decided.forEach((part, i) => {
      indices.set(part.indices, at[i]);
      distances.set(part.distances, at[i]);
      at[i]! += part.distances.length;
    });
    report(0.9 + (0.1 * (round + 1)) / rounds);
    await work.pause();
  }
  return { indices, distances };
}

/** The members' parts of the search. */
function partsOf(x: Matrix, k: number, metric: Metric, size: number): Part[] {
  // A matrix object of its own, because the search of this call is kept with it.
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
