import { CardError } from '../card/card.ts';
import { offer, sortHeap, type BoundedHeap } from '../kernels/nearest/boundedHeap.ts';
import {
  gatherNeighbours,
  nearestByAll,
  rowDistance,
  squaredNorms,
  type Points,
} from '../kernels/nearest/distance.ts';
import type { Metric, Neighbours } from '../kernels/nearest/interface.ts';
import type { Matrix } from '../matrices/matrix.ts';
import { withParts, type LentParts } from '../work/parts.ts';
import { resident } from '../work/resident.ts';
import { defineTask, shardBounds, type Round } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { NeighbourLists, Proposed } from './lists.ts';

/** A member's rows, and what was proposed for them. */
interface Part extends Proposed {
  readonly x: Matrix;
  readonly k: number;
  readonly metric: Metric;
  /** the rows that it decides */
  readonly from: number;
  readonly to: number;
  /** its place among the members, and their number: they share what is undecided in turns */
  readonly place: number;
  readonly members: number;
}

/** Rows that a member decides between pauses. */
const DECIDED = 256;
/** Multiplications between pauses in comparing a row with every row, about. */
const STEP = 5e7;
/** If a larger share of the rows is undecided, the processor's own search is faster than comparing them with every row. */
const MOST_UNDECIDED = 1 / 32;

/** The rows as points, made once a thread: each part names the same x. */
const norms = new WeakMap<Matrix, Float64Array>();
const pointsOf = resident(
  'neighbours/forget-points',
  ({ x, metric }: Part): Points => {
    const { data, rows, columns } = x;
    const own = norms.get(x) ?? squaredNorms(data, rows, columns);
    norms.set(x, own);
    return { data, rows, dim: columns, metric, norms: own };
  },
  () => undefined,
);

interface Decided extends Neighbours {
  /** rows of which the proposals do not suffice; their places are not filled */
  readonly undecided: readonly number[];
}

const decideTask = defineTask(
  'neighbours/decide-proposed',
  (part: Part, { round, rounds }: Round): Decided => {
    const points = pointsOf.of(part);
    const bounds = shardBounds(part.to - part.from, rounds);
    const undecided: number[] = [];
    const decided = gatherNeighbours(
      points,
      part.from + bounds[round]!,
      part.from + bounds[round + 1]!,
      part.k,
      (heap, i) => {
        if (!decideRow(points, heap, i, part, (i - part.from) * part.places)) undecided.push(i);
      },
    );
    return { ...decided, undecided };
  },
);

/**
 * Fills the heap with the nearest rows of row i among those proposed for it, in float64, and returns whether no other
 * row can be among them.
 *
 * @param at  where the proposals for row i begin
 * @throws CardError when a row is nearer than its bound: the card does not compute as WGSL says
 */
function decideRow(
  points: Points,
  heap: BoundedHeap,
  i: number,
  { numbers, bounds, places }: Proposed,
  at: number,
): boolean {
  heap.size = 0;
  const full = () => heap.size === heap.distances.length;
  let p = at;
  // The first that is further than the k-th ends the search: the others, and all that are not proposed, are no nearer.
  for (; p < at + places && !(full() && heap.distances[0]! < bounds[p]!); p++) {
    const distance = rowDistance(points, i, numbers[p]!);
    if (!(distance >= bounds[p]!))
      throw new CardError('the graphics card computes less exactly than it must');
    offer(heap, distance, numbers[p]!);
  }
  sortHeap(heap);
  return full() && (p < at + places || places === points.rows - 1);
}

interface Undecided extends Round {
  readonly rows: readonly number[];
}

/** Compares some rows with every row. */
const compareTask = defineTask('neighbours/compare', (part: Part, { rows, round, rounds }: Undecided) => {
  const points = pointsOf.of(part);
  const own = rows.filter((_, i) => i % part.members === part.place);
  const bounds = shardBounds(own.length, rounds);
  return own.slice(bounds[round], bounds[round + 1]).map((i) => ({
    i,
    ...gatherNeighbours(points, i, i + 1, part.k, (heap) => nearestByAll(points, heap, i)),
  }));
});

/**
 * The k nearest other rows of every row, decided in float64 among those that were proposed; the team shares the rows.
 *
 * @returns null if the proposals leave so many rows undecided that a search without them is faster
 * @throws CardError when a bound is wrong
 */
export async function decideProposed(
  x: Matrix,
  { k, metric }: { readonly k: number; readonly metric: Metric },
  proposed: Proposed,
  work: Work,
): Promise<NeighbourLists | null> {
  const parts = partsOf(x, k, metric, proposed, work.team.size);
  const result = { indices: new Uint32Array(x.rows * k), distances: new Float32Array(x.rows * k) };
  return withParts(
    work.team,
    parts,
    async (lent) => {
      const undecided = await decideAll(parts, lent, result, work);
      if (undecided.length > x.rows * MOST_UNDECIDED) return null;
      await compareAll(x, undecided, lent, result, work);
      return result;
    },
    pointsOf.release,
  );
}

/** Decides all rows; returns those that stay undecided. */
async function decideAll(
  parts: readonly Part[],
  lent: LentParts<Part>,
  { indices, distances }: NeighbourLists,
  work: Work,
): Promise<number[]> {
  const undecided: number[] = [];
  const { k, x } = parts[0]!;
  const at = parts.map(({ from }) => from * k);
  const rounds = Math.ceil(x.rows / parts.length / DECIDED);
  for (let round = 0; round < rounds; round++) {
    const decided = await lent.each(decideTask, { round, rounds });
    decided.forEach((part, i) => {
      indices.set(part.indices, at[i]);
      distances.set(part.distances, at[i]);
      at[i]! += part.distances.length;
      undecided.push(...part.undecided);
    });
    work.progress((0.8 * (round + 1)) / rounds, `Nearest neighbours of ${x.rows} rows`);
    await work.pause();
  }
  return undecided;
}

async function compareAll(
  x: Matrix,
  undecided: readonly number[],
  lent: LentParts<Part>,
  { indices, distances }: NeighbourLists,
  work: Work,
): Promise<void> {
  const cost = (undecided.length * x.rows * x.columns) / work.team.size;
  const rounds = Math.ceil(cost / STEP);
  for (let round = 0; round < rounds; round++) {
    const compared = await lent.each(compareTask, { rows: undecided, round, rounds });
    for (const row of compared.flat()) {
      indices.set(row.indices, row.i * row.indices.length);
      distances.set(row.distances, row.i * row.indices.length);
    }
    work.progress(0.8 + (0.2 * (round + 1)) / rounds, `Nearest neighbours of ${x.rows} rows`);
    await work.pause();
  }
}

/** The members' parts. */
function partsOf(
  x: Matrix,
  k: number,
  metric: Metric,
  { places, numbers, bounds }: Proposed,
  members: number,
): Part[] {
  // A matrix object of its own, because what this call makes of it is kept with it.
  const own = { ...x };
  const rows = shardBounds(x.rows, members);
  return Array.from({ length: members }, (_, place): Part => {
    const from = rows[place]!;
    const to = rows[place + 1]!;
    return {
      x: own,
      k,
      metric,
      from,
      to,
      place,
      members,
      places,
      numbers: numbers.subarray(from * places, to * places),
      bounds: bounds.subarray(from * places, to * places),
    };
  });
}
