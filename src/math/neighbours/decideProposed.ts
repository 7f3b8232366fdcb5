import { CardError } from '../card/card.ts';
import {
  comparedInRound,
  decideRows,
  rowsOfRound,
  sharesOf,
  type DecidedRows,
  type DecidingPart,
  type Undecided,
} from '../card/decided.ts';
import type { Proposed } from '../card/proposed.ts';
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
import { withParts } from '../work/parts.ts';
import { resident } from '../work/resident.ts';
import { defineTask, type Round } from '../work/team.ts';
import type { Work } from '../work/work.ts';
import type { NeighbourLists } from './lists.ts';

/** A member's rows, and what was proposed for them. */
interface Part extends DecidingPart {
  readonly x: Matrix;
  readonly k: number;
  readonly metric: Metric;
}

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

interface Decided extends Neighbours, DecidedRows {}

const decideTask = defineTask('neighbours/decide-proposed', (part: Part, round: Round): Decided => {
  const undecided: number[] = [];
  const points = pointsOf.of(part);
  const [from, to] = rowsOfRound(part, round);
  const decided = gatherNeighbours(points, from, to, part.k, (heap, i) => {
    if (!decideRow(points, heap, i, part, (i - part.from) * part.places)) undecided.push(i);
  });
  return { ...decided, undecided };
});

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

/** Compares some rows with every row. */
const compareTask = defineTask('neighbours/compare', (part: Part, undecided: Undecided) => {
  const points = pointsOf.of(part);
  return comparedInRound(part, undecided).map((i) => ({
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
  // A matrix object of its own, because what this call makes of it is kept with it.
  const own = { ...x };
  const parts = sharesOf(x.rows, proposed, work.team.size).map((share): Part => ({
    ...share,
    x: own,
    k,
    metric,
  }));
  const result = { indices: new Uint32Array(x.rows * k), distances: new Float32Array(x.rows * k) };
  const enter = (found: Neighbours, row: number): number => {
    result.indices.set(found.indices, row * k);
    result.distances.set(found.distances, row * k);
    return found.indices.length / k;
  };
  const deciding = {
    decide: decideTask,
    compare: compareTask,
    enter,
    enterCompared: (row: Neighbours & { readonly i: number }) => enter(row, row.i),
    cost: x.rows * x.columns,
    what: `Nearest neighbours of ${x.rows} rows`,
  };
  return withParts(
    work.team,
    parts,
    async (lent) => ((await decideRows(parts, lent, deciding, work)) ? result : null),
    pointsOf.release,
  );
}
